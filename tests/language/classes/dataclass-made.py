# title: A data class made by a call
# tags: class, dataclass
# %% main
import dataclasses


class Plain:
    x: int
    y: int = 5


Point = dataclasses.dataclass(order=True)(Plain)
point = Point(1)


def make():
    @dataclasses.dataclass
    class Local:
        value: int

    return Local


Local = make()
local = Local(3)

# %% restored
assert Point is Plain and point == Plain(1, 5) < Plain(2)
assert local == Local(3) and repr(local) == "make.<locals>.Local(value=3)"
