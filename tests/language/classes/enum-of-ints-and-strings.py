# title: IntEnum, StrEnum and the functional form
# tags: class, enum
# %% main
from enum import Enum, IntEnum, StrEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Name(StrEnum):
    A = "a"


Shape = Enum("Shape", "ROUND SQUARE")
levels = [Level.HIGH, Level.LOW]

# %% restored
assert sorted(levels) == [Level.LOW, Level.HIGH] and levels[0] is Level.HIGH
assert Level.LOW + 1 == 2 and Level(10) is Level.HIGH
assert Name.A == "a" and Name("a") is Name.A and f"{Name.A}" == "a"
assert Shape.ROUND is Shape(1) and [s.name for s in Shape] == ["ROUND", "SQUARE"]
