"""Limits: how far a capture may go before it is refused."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from . import refusals
from .errors import Refusal


@dataclass(frozen=True)
class Limits:
    """What a capture may take. It is refused beyond that, with the object at which it was met.

    bytes     of the capture stream, which is some four times the artifact; None for any number.
              Looked at each 64 kB
    seconds   of wall-clock time; None for any. Looked at for each function, class and instance and
              each 64 kB, so a `__reduce__` that does not come back is not stopped
    """

    bytes: int | None = None
    seconds: float | None = None


class LimitMet(Exception):
    """A capture went further than its limits; `str` says which one it met."""


class Watch:
    """Compares a capture that begins now with its limits.

    errors   LimitMet from each method
    """

    def __init__(self, limits: Limits):
        self._limits = limits
        self._began = time.monotonic()
        self._written = 0
        self.at: Any = None

    def wrote(self, count: int) -> None:
        self._written += count
        allowed = self._limits.bytes
        if allowed is not None and self._written > allowed:
            raise LimitMet(f"the capture has more than the {allowed:,} bytes that its limits allow")
        self._look_at_the_clock()

    def met(self, obj: Any) -> None:
        self.at = obj
        self._look_at_the_clock()

    def _look_at_the_clock(self) -> None:
        allowed = self._limits.seconds
        if allowed is not None and time.monotonic() - self._began > allowed:
            raise LimitMet(f"the capture takes longer than the {allowed:g} s that its limits allow")


def refusal_of(met: Exception, variables: dict[str, Any], at: Any) -> Refusal:
    """The refusal of a capture that went too far, or for which there was no memory.

    at   the object that was met last; None if there was none but plain data
    """
    reason = str(met) if isinstance(met, LimitMet) else "there is no memory left for the capture"
    ways_out = (
        "capture less: reknot.explain tells what is met, and by which path",
        "raise the limit, or capture where there is more memory",
    )
    if at is None:
        return Refusal("a capture", reason, ways_out, path=", ".join(sorted(variables)))
    return refusals.refusal(at, reason, *ways_out)
