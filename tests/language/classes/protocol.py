# title: Protocols
# tags: class, typing, protocol
# %% main
from typing import Protocol, runtime_checkable


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Sized(Protocol):
    size: int

    def double(self) -> int:
        return 2 * self.size


class Door:
    def close(self):
        return "shut"


class Box(Sized):
    size = 3


# %% restored
assert isinstance(Door(), Closes) and not isinstance(Box(), Closes)
assert Box().double() == 6
try:
    Closes()
except TypeError as error:
    assert "Protocol" in str(error)
else:
    raise AssertionError("a protocol was instantiated")
