# A local dataclass, enum and named tuple with defaults and methods that capture.
import dataclasses
import enum
import typing


def owner(n):
    @dataclasses.dataclass(order=True)
    class Point:
        x: int
        y: int = n
        tags: list = dataclasses.field(default_factory=lambda: [n])

        def shifted(self, by):
            return Point(self.x + by, self.y + n)

    class Color(enum.Enum):
        RED = n
        GREEN = n + 1

        def both(self):
            return self.name, n, [c.value for c in Color]

    class Pair(typing.NamedTuple):
        a: int
        b: int = n

        def sum(self):
            return self.a + self.b + n

    return Point, Color, Pair


Point, Color, Pair = owner(5)
print(Point(1), Point(1).shifted(2), Point(1, 2) < Point(1, 3), Point(0).tags)
print(Color.RED.both(), Color(6), Pair(1), Pair(1).sum())
