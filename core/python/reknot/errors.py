"""What Reknot raises: one small tree, so that `except reknot.Error` catches all of it."""

from __future__ import annotations

import platform
from dataclasses import dataclass, field


class Error(Exception):
    """The base of everything that Reknot raises on purpose."""


class CoreError(Error):
    """The core refused its input.

    code     the name of a row of core/base/error.def, such as "Truncated"
    offset   where, in bytes from the start of the input
    """

    def __init__(self, code: str, offset: int, message: str):
        super().__init__(message)
        self.code = code
        self.offset = offset


@dataclass
class Refusal:
    """One object that cannot travel.

    kind      type and short description of the object
    reason    why it cannot travel
    ways_out  what the user can do instead, best first
    path      where it hangs, as a Python expression; filled in once the capture is over
    """

    kind: str
    reason: str
    ways_out: tuple[str, ...]
    path: str = ""
    obj: object = field(default=None, repr=False)

    def __str__(self) -> str:
        ways = "".join(f"\n      - {way}" for way in self.ways_out)
        return f"{self.kind} at {self.path}\n    {self.reason}\n    ways out:{ways}"


class CaptureRefused(Error):
    """Some objects cannot travel; `refusals` has all of them, not only the first."""

    def __init__(self, refusals: list[Refusal]):
        self.refusals = refusals
        count = "1 object" if len(refusals) == 1 else f"{len(refusals)} objects"
        listed = "\n".join(f"  {refusal}" for refusal in refusals)
        super().__init__(f"{count} cannot travel:\n{listed}")


class RestoreRefused(Error):
    """An artifact asks for something that the policy does not allow, or that is not there."""


# Artifacts do not tell which Python they come from: the same objects are the same bytes.
_HERE = f"Python {platform.python_version()}"


class SyntaxNotHere(RestoreRefused):
    """A source unit has syntax that this Python does not know.

    file, line   where, as the file was called and counted where it was captured
    """

    def __init__(self, definition: str, file: str, line: int, error: str):
        super().__init__(
            f"{file}, line {line}: {_HERE} cannot read the source of {definition}: {error}. It was "
            "captured in a Python that can; restore it in that version or a newer one"
        )
        self.file = file
        self.line = line


class NameNotHere(RestoreRefused):
    """A module, or a name in one, that travelled by reference is not in this Python.

    name   None where the module is not there
    """

    def __init__(self, module: str, name: str | None, error: str):
        whole = module if name is None else f"{module}.{name}"
        super().__init__(
            f"{whole} is not here, in {_HERE}: {error}. Install what it belongs to, restore in a "
            "Python that has it, or capture with a value instead of a reference to it"
        )
        self.module = module
        self.name = name


class CallNotHere(RestoreRefused):
    """What makes an object of the library does not take in this Python what it was made with."""

    def __init__(self, function: str, error: str):
        super().__init__(
            f"{function} does not do in {_HERE} what it did where its result was captured: {error}. "
            "Restore in a Python where it does"
        )


class CannotTravel(Exception):
    """Why an object that can travel as a rule cannot as it is now. Captures turn it into a Refusal."""
