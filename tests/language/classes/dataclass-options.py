# title: Options of a data class
# tags: class, dataclass
# %% main
from dataclasses import dataclass


@dataclass(repr=False, eq=False, match_args=False)
class Plain:
    x: int


@dataclass(init=False)
class Bare:
    x: int = 4


@dataclass(unsafe_hash=True)
class Hashed:
    x: int


one, bare, table = Plain(1), Bare(), {Hashed(1): "a"}

# %% restored
assert one != Plain(1) and repr(one).startswith("<") and "Plain object at" in repr(one)
assert not hasattr(Plain, "__match_args__") and hash(one) == object.__hash__(one)
assert bare.x == 4 and Bare.__init__ is object.__init__
assert table[Hashed(1)] == "a"
