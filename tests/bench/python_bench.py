"""Capture and restore next to cloudpickle and pickle, as ratios in one run.

    PYTHONPATH=core/python REKNOT_LIBRARY=build/native/core/libreknot.so \\
        build/venv/bin/python tests/bench/python_bench.py

In Pyodide the same file is run by pyodide_bench.mjs. Each answer is checked before it is timed.
Those who are compared take turns, so that what slows the machine down meets all of them, and a
ratio is the median of the rounds' ratios. What a process does once has been done: definitions are
located and compiled, and small answers of the core remembered (_core.py). A restore that is called
cold does all of it; what a capture takes that is not remembered stands below it.
"""

from __future__ import annotations

import pickle
import statistics
import sys
import timeit
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Callable

import cloudpickle
import subjects

import reknot
from reknot import _core, locate
from reknot.capture import capture_stream

ROUNDS = 41
# How long each of those who are compared runs in a round.
TURN_SECONDS = 0.004

Variables = dict[str, Any]


@dataclass
class Case:
    name: str
    variables: Variables
    holds: Callable[[Variables], bool]
    # With dumps and loads.
    rival: ModuleType
    # How much of the rival's time each may take, where there is a goal.
    capture: float | None
    restore: float | None
    cold_restore: float | None = None


def cases() -> list[Case]:
    even, odd = subjects.is_even, subjects.is_odd
    closures = [subjects.make_closure(i) for i in range(1_000)]
    table = {str(i): [i, i + 1, i + 2] for i in range(100_000)}
    return [
        Case(
            "factorial",
            {"factorial": subjects.factorial},
            lambda made: made["factorial"](10) == 3_628_800,
            cloudpickle,
            capture=0.33,
            restore=1.0,
            cold_restore=5.0,
        ),
        Case(
            "is_even and is_odd",
            {"is_even": even, "is_odd": odd},
            lambda made: made["is_even"](10) and made["is_odd"](7),
            cloudpickle,
            capture=0.33,
            restore=1.0,
        ),
        Case(
            "1,000 closures",
            {"closures": closures},
            lambda made: [get() for get in made["closures"]] == list(range(1_000)),
            cloudpickle,
            capture=0.33,
            restore=0.5,
        ),
        Case(
            "class with 50 methods",
            {"Wide": subjects.Wide},
            lambda made: made["Wide"](3).add_49(1) == 53,
            cloudpickle,
            capture=1.0,
            restore=1.0,
            cold_restore=5.0,
        ),
        Case(
            "and 10,000 instances",
            {"wide": [subjects.Wide(i) for i in range(10_000)]},
            lambda made: sum(one.add_1(1) for one in made["wide"]) == 50_015_000,
            cloudpickle,
            capture=1.0,
            restore=None,
        ),
        Case(
            "dict of 100,000 lists",
            {"table": table},
            lambda made: made["table"] == table,
            pickle,
            capture=1.5,
            restore=2.0,
        ),
    ]


def main() -> None:
    cloudpickle.register_pickle_by_value(subjects)
    print(f"Python {sys.version.split()[0]} on {sys.platform}")
    print(f"{'':24}{'Reknot':>13}{'rival':>13}{'ratio':>8}  goal")
    for case in cases():
        bench(case)


def bench(case: Case) -> None:
    variables, rival = case.variables, case.rival
    artifact, pickled = reknot.capture(variables), rival.dumps(variables)
    check(case, reknot.restore(artifact))
    check(case, rival.loads(pickled))
    print(f"{case.name}, {rival.__name__}")
    print(f"{'  size':24}{len(artifact):>11,} B{len(pickled):>11,} B")
    compare(
        "  capture", lambda: reknot.capture(variables), lambda: rival.dumps(variables), case.capture
    )
    compare(
        "  restore", lambda: reknot.restore(artifact), lambda: rival.loads(pickled), case.restore
    )
    if case.cold_restore is not None:
        compare(
            "  cold restore",
            lambda: (forget(), reknot.restore(artifact)),
            lambda: rival.loads(pickled),
            case.cold_restore,
        )
    stream = capture_stream(variables)
    parts = {
        "    capture: the first": lambda: _core.call("make_artifact", capture_stream(variables)),
        "    capture: the stream": lambda: capture_stream(variables),
        "    capture: the core": lambda: _core.call("make_artifact", stream),
        "    restore: the core": lambda: _core.call("program", artifact),
    }
    for label, part in parts.items():
        print(f"{label:24}{microseconds(Turns(part).median())}", flush=True)


def forget() -> None:
    """What an interpreter has not seen yet."""
    locate.forget()
    _core.forget()


def check(case: Case, made: Variables) -> None:
    if not case.holds(made):
        raise AssertionError(f"{case.name}: the answer is wrong")


class Turns:
    """Something that is timed a turn at a time."""

    def __init__(self, timed: Callable[[], Any]):
        self._timer = timeit.Timer(timed)
        # Runs for a fifth of a second, in which a WebAssembly engine compiles what it has only
        # translated so far.
        calls, seconds = self._timer.autorange()
        self._calls = max(1, round(calls * TURN_SECONDS / seconds))

    def seconds(self) -> float:
        """What a call takes in one turn."""
        return self._timer.timeit(self._calls) / self._calls

    def median(self) -> float:
        return statistics.median(self.seconds() for _ in range(ROUNDS))


def compare(
    label: str, ours: Callable[[], Any], theirs: Callable[[], Any], goal: float | None
) -> None:
    """Prints the median times of both, and how much of their time ours is."""
    mine, other = Turns(ours), Turns(theirs)
    rounds = [(mine.seconds(), other.seconds()) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in rounds)
    times = "".join(microseconds(statistics.median(column)) for column in zip(*rounds))
    verdict = "" if goal is None else f"at most {goal}: {'reached' if ratio <= goal else 'MISSED'}"
    print(f"{label:24}{times}{ratio:>8.2f}  {verdict}".rstrip(), flush=True)


def microseconds(seconds: float) -> str:
    return f"{1e6 * seconds:>10,.1f} us"


if __name__ == "__main__":
    main()
