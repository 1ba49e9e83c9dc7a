# title: InitVar and __post_init__
# tags: class, dataclass
# %% main
from dataclasses import InitVar, dataclass, field

runs = []


@dataclass
class Area:
    width: int
    scale: InitVar[int] = 2
    area: int = field(init=False)

    def __post_init__(self, scale):
        runs.append(self.width)
        self.area = self.width * scale


area = Area(3)

# %% restored
assert area.area == 6 and runs == [3]
assert Area(3, 5).area == 15 and runs == [3, 3]
assert repr(area) == "Area(width=3, area=6)"
