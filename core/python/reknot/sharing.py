"""What is one and the same object: who shares it, and whether that is so after a trip, too.

    reknot.sharing({"inc": inc, "get": get})          the cell that both close over, …
    reknot.sharing(before, after)                     … and what is two where it was one
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from . import _core
from .freeze import freeze_stream
from .policy import Policy


@dataclass(frozen=True)
class Shared:
    """An object that is held in several places, or several of which it should be one.

    kind    "cell", "namespace", "function", "class" or "object"; or "cycle"
    what    such as "list of 3"
    state   "kept"; "split" where one became several, "merged" where several became one, "mixed" where
            both did; of a cycle "kept" or "broken"; "unmatched" where there is nothing on the other
            side that can be told; None where there is no other side
    before  for each object the paths at which it is held, as many as are told; of a cycle those of its
            objects
    after   the same on the other side
    broken  the paths of the references with which it parts
    """

    kind: str
    what: str
    state: str | None
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    broken: tuple[str, ...] = ()

    @property
    def is_kept(self) -> bool:
        return self.state not in ("split", "merged", "mixed", "broken")

    def __str__(self) -> str:
        state = "" if self.state is None else f"{self.state}: "
        sides = [" ≠ ".join(" = ".join(paths) for paths in self.before)]
        if not self.is_kept:
            sides.append(" ≠ ".join(" = ".join(paths) for paths in self.after))
        return f"{state}{self.what}: {' → '.join(sides)}"


def sharing(
    before: dict[str, Any], after: dict[str, Any] | None = None, *, policy: Policy | None = None
) -> list[Shared]:
    """What of some variables is shared, and the cycles; of each kind those that are broken first.

    after    the same variables after a trip, by name
    policy   as for `freeze`
    errors   as `freeze`
    returns  the first hundred of each kind
    cost     linear in the objects reached, and sorting dicts and sets
    """
    streams = [freeze_stream(before, policy=policy)]
    streams.append(b"" if after is None else freeze_stream(after, policy=policy))
    told = json.loads(_core.call("sharing", *streams, b""))
    return [_row(row) for row in told["shared"]] + [_cycle(row) for row in told["cycles"]]


def _row(row: dict[str, Any]) -> Shared:
    sides = [
        tuple(tuple(one["paths"]) for one in side["objects"]) if side else ()
        for side in (row["before"], row["after"])
    ]
    broken = tuple(reference["path"] for reference in row["broken"])
    return Shared(row["kind"], row["what"], row["state"], *sides, broken)


def _cycle(row: dict[str, Any]) -> Shared:
    sides = [(tuple(side["paths"]),) if side else () for side in (row["before"], row["after"])]
    return Shared("cycle", row["what"], row["state"], *sides)
