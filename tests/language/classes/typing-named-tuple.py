# title: typing.NamedTuple
# tags: class, tuple, typing
# %% main
from typing import NamedTuple


class Point(NamedTuple):
    """A place."""

    x: int
    y: "float" = 0.5

    def total(self):
        return self.x + self.y

    @classmethod
    def origin(cls):
        return cls(0, 0)


point = Point(1)

# %% restored
assert point == (1, 0.5) and point.total() == 1.5
assert Point.origin() == Point(0, 0) and type(point) is Point
assert Point.__doc__ == "A place."
assert Point.__annotations__["x"] is int and Point._field_defaults == {"y": 0.5}
assert repr(point) == "Point(x=1, y=0.5)" and Point.__bases__ == (tuple,)
