# title: Generic classes
# tags: class, typing, generics
# %% main
from typing import Generic, TypeVar

T = TypeVar("T", bound="Item")
K = TypeVar("K", int, str)


class Item:
    pass


class Box(Generic[K, T]):
    def __init__(self, item: T):
        self.item = item

    def get(self) -> T:
        return self.item


class IntBox(Box[int, T]):
    pass


box = Box[str, Item](Item())
alias = Box[int, Item]

# %% restored
assert isinstance(box, Box) and isinstance(box.get(), Item)
assert box.__orig_class__ == Box[str, Item]
assert alias == Box[int, Item] and alias.__origin__ is Box
assert Box.__parameters__ == (K, T) and IntBox.__parameters__ == (T,)
assert IntBox.__orig_bases__ == (Box[int, T],)
assert Box.get.__annotations__["return"] is T and K.__constraints__ == (int, str)
