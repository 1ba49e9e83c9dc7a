# title: Slots
# tags: class, slots
# %% main
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class Named(Point):
    __slots__ = {"name": "what it is called", "__dict__": None}


point = Point(1)
named = Named(2)
named.name, named.other = "n", 3

# %% restored
assert point.x == 1 and not hasattr(point, "y") and not hasattr(point, "__dict__")
point.y = 5
assert point.y == 5
assert (named.x, named.name, named.other) == (2, "n", 3)
assert vars(named) == {"other": 3}
assert Point.__slots__ == ("x", "y") and type(Point.x).__name__ == "member_descriptor"
try:
    point.z = 1
except AttributeError:
    pass
else:
    raise AssertionError("z was set")
