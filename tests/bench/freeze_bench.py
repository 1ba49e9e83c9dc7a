"""Freeze next to charmonium.freeze, as ratios in one run; `tools/bench freeze` runs it.

Checked before it is timed, and timed in turns, as python_bench.py does it.
"""

from __future__ import annotations

import sys
from typing import Any, Callable

import subjects
from charmonium import freeze as charmonium
from python_bench import Turns, compare, microseconds

import reknot
from reknot import _core

# How much of charmonium.freeze's time a freeze of a small function may take.
GOAL = 0.1


def main() -> None:
    print(f"Python {sys.version.split()[0]} on {sys.platform}")
    print(f"{'':24}{'Reknot':>13}{'rival':>13}{'ratio':>8}  goal")
    function = subjects.make_scaled(3)
    check(function, subjects.make_scaled(3), subjects.make_scaled(4))
    config = charmonium.Config()
    print("small function with a closure, charmonium.freeze")
    compare(
        "  its memo filled",
        lambda: reknot.freeze(function),
        lambda: charmonium.freeze(function, config),
        GOAL,
    )
    compare(
        "  its memo empty",
        lambda: reknot.freeze(function),
        lambda: charmonium.freeze(function, charmonium.Config()),
        GOAL,
    )
    compare(
        "  ours forgotten too",
        lambda: (_core.forget(), reknot.freeze(function)),
        lambda: charmonium.freeze(function, charmonium.Config()),
        GOAL,
    )
    compare(
        "  as nested tuples",
        lambda: reknot.frozen(function),
        lambda: charmonium.freeze(function, config),
        None,
    )
    records, other = subjects.records(1000), subjects.records(1000)
    check(records, other, records[1:])
    compare(
        "1,000 records",
        lambda: reknot.freeze(records),
        lambda: charmonium.freeze(records, charmonium.Config()),
        None,
    )
    print("what charmonium.freeze refuses, or takes minutes for")
    for name, made in {
        "  diamond of depth 18": lambda: subjects.diamond(18),
        "  ring of 17": lambda: subjects.ring(17),
        "  list nested 51 deep": lambda: subjects.nested(51),
        "  20,000 records": lambda: subjects.records(20_000),
    }.items():
        alone(name, made)


def alone(name: str, make: Callable[[], Any]) -> None:
    obj = make()
    check(obj, make(), [obj, 1])
    for mode in ("value", "identity"):
        label = f"{name}, {mode}"
        print(f"{label:36}{microseconds(Turns(lambda: frozen_anew(obj, mode)).median())}", flush=True)


def frozen_anew(obj: Any, mode: str) -> reknot.Digest:
    _core.forget()
    return reknot.freeze(obj, mode)


def check(obj: Any, same: Any, other: Any) -> None:
    assert reknot.freeze(obj) == reknot.freeze(same) != reknot.freeze(other)


if __name__ == "__main__":
    main()
