# title: collections.namedtuple
# tags: class, tuple
# %% main
import collections

Point = collections.namedtuple("Point", "x y", defaults=[0])


class Point3(collections.namedtuple("Base", ["x", "y", "z"])):
    __slots__ = ()

    @property
    def length(self):
        return abs(self.x) + abs(self.y) + abs(self.z)


point, deep = Point(1), Point3(1, -2, 3)

# %% restored
assert point == (1, 0) and point.x == 1 and type(point) is Point
assert Point._fields == ("x", "y") and Point._field_defaults == {"y": 0}
assert point._replace(y=5) == Point(1, 5) and Point._make([1, 2]).y == 2
assert deep.length == 6 and repr(deep) == "Point3(x=1, y=-2, z=3)"
assert deep._asdict() == {"x": 1, "y": -2, "z": 3}
