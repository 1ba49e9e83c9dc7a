# title: Classes registered with an abstract one
# tags: class, abc
# %% main
import abc
import collections.abc


class Drawable(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "paint") else NotImplemented


@Drawable.register
class Picture:
    pass


class Painter:
    def paint(self): ...


Drawable.register(bytes)


class Row:
    def __len__(self):
        return 0


collections.abc.Sequence.register(Row)
row = Row()

# %% restored
assert issubclass(Picture, Drawable) and isinstance(b"", Drawable)
assert issubclass(Painter, Drawable) and not issubclass(str, Drawable)
assert isinstance(row, collections.abc.Sized)
assert isinstance(row, collections.abc.Sequence)
