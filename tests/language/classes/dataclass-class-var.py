# title: ClassVar in a data class
# tags: class, dataclass
# %% main
from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass
class Counter:
    made: ClassVar[int] = 0
    names: ClassVar[list] = []
    n: int = 1

    def __post_init__(self):
        Counter.made += 1


counter = Counter(5)
Counter.names.append("a")

# %% restored
assert Counter.made == 1 and Counter.names == ["a"]
assert [f.name for f in fields(Counter)] == ["n"]
assert Counter(6) == Counter(6) and Counter.made == 3
