# title: An enumeration whose members have attributes
# tags: class, enum
# %% main
from enum import Enum, auto, unique


@unique
class Planet(Enum):
    EARTH = (3, "blue")
    MARS = (4, "red")

    def __init__(self, place, colour):
        self.place, self.colour = place, colour


class Step(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    ONE = auto()
    TWO = auto()

    @classmethod
    def _missing_(cls, value):
        return cls.ONE


# %% restored
assert Planet.MARS.colour == "red" and Planet((3, "blue")) is Planet.EARTH
assert [step.value for step in Step] == ["one", "two"]
assert Step("unknown") is Step.ONE
