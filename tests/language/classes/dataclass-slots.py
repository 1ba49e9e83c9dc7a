# title: A data class with slots
# tags: class, dataclass, slots
# %% main
from dataclasses import dataclass


@dataclass(slots=True, weakref_slot=True)
class Point:
    x: int
    y: list = None

    def doubled(self):
        return __class__, 2 * self.x


@dataclass(slots=True, frozen=True)
class Frozen:
    x: int = 3


point, frozen = Point(1), Frozen()

# %% restored
assert point == Point(1) and not hasattr(point, "__dict__")
assert Point.__slots__ == ("x", "y", "__weakref__")
assert frozen.x == 3 and frozen == Frozen() and {frozen: 1}[Frozen()] == 1
try:
    point.z = 1
except AttributeError:
    pass
else:
    raise AssertionError("z was set")
