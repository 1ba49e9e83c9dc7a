# title: Type parameters with defaults
# tags: class, generics
# python: >=3.13
# %% main
from typing import TypeVar


class Box[T = int, **P = [str, int]]:
    pass


U = TypeVar("U", default=str)
full = Box[bytes]

# %% restored
from typing import NoDefault

t, p = Box.__type_params__
assert t.__default__ is int and t.has_default()
assert p.__default__ == [str, int]
assert full.__args__[0] is bytes
assert U.__default__ is str and TypeVar("V").__default__ is NoDefault
