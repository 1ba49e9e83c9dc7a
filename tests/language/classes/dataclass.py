# title: A data class
# tags: class, dataclass
# %% main
import dataclasses


@dataclasses.dataclass
class Point:
    """A place."""

    x: int
    y: int = 2

    def total(self):
        return self.x + self.y


point = Point(1)

# %% restored
assert point == Point(1, 2) and point != Point(2, 2)
assert repr(point) == "Point(x=1, y=2)" and point.total() == 3
assert dataclasses.asdict(point) == {"x": 1, "y": 2}
assert dataclasses.replace(point, y=5) == Point(1, 5)
assert [f.name for f in dataclasses.fields(Point)] == ["x", "y"]
assert dataclasses.fields(Point)[0].type is int
assert Point.__match_args__ == ("x", "y") and Point.__hash__ is None
assert Point.__doc__ == "A place."
