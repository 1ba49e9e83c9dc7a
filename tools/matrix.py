#!/usr/bin/env python3
"""From each Python to each Python, over the example files; prints a table.

    build/venv/bin/python tools/matrix.py [--sample] [--python V,…] [--to V,…] [PATH…]

PATH is a file or a folder; without one it is examples/ and tests/language. --python are the
Pythons to capture in, --to those to restore in: 3.11 to 3.14 are Pyodide in Node, `native` is the
CPython that runs this, with the core as a shared library. Without them all five; with --sample,
pairs in which each version is left once and reached once, each by every second file.

A file is captured once in each origin it is for. What it became is rebuilt in each target by both
executors, captured again and checked, as the tests do it (tests/python/travel); a target that the
file is not for (`# python:`) has to refuse it, and to say truly what it does not have. The
interpreters live through many files, and forget each. One that ends or hangs is replaced by
another, and the file has failed.

A file on tests/language/not-yet.txt is expected to fail, and a line says when it does not. The
exit status is 1 when a file failed that is not there. What the interpreters printed, and how each
file failed in full, is in build/logs/matrix. Before it: tools/setup and tools/build.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from threading import Timer
from typing import Any, Callable

ROOT = Path(__file__).resolve().parents[1]
LOGS = ROOT / "build/logs/matrix"
sys.path[:0] = [str(ROOT / "tests/python"), str(ROOT / "core/python")]
os.environ["REKNOT_LIBRARY"] = str(ROOT / "build/native/core/libreknot.so")

from travel import Ask, ask, processes  # noqa: E402
from travel.examples import Example, satisfied  # noqa: E402

FOLDERS = [ROOT / "examples", ROOT / "tests/language"]
NATIVE = "native"
PYODIDE = ("node", str(ROOT / "tests/pyodide/interpreter-process.mjs"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14", NATIVE)
SAMPLE = [("3.11", "3.14"), ("3.14", "3.12"), ("3.12", "3.13"), ("3.13", "3.11")]
SECONDS = 120  # for one job; what takes longer hangs

Pair = tuple[str, str]


class Ended(Exception):
    """An interpreter is no more."""


class Interpreter:
    """One that does jobs, and is followed by another of its kind when it ends."""

    def __init__(self, python: str, role: str):
        self._command = processes.NURSERY if python == NATIVE else (*PYODIDE, python)
        self._log = LOGS / f"{role}.log"
        self._log.write_bytes(b"")
        self._process: subprocess.Popen | None = None
        self.ask = partial(ask, self._perform)

    def end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.stdin.close()
            process.stdout.close()
            process.wait()

    def _perform(self, _: str, request: bytes) -> bytes:
        if self._process is None:
            with self._log.open("ab") as log:
                self._process = processes.start(self._command, log)
        process = self._process
        late: list[bool] = []
        timer = Timer(SECONDS, lambda: (late.append(True), process.kill()))
        timer.start()
        try:
            processes.write(process.stdin, request)
            answer = processes.read(process.stdout)
        except BrokenPipeError:
            answer = b""
        finally:
            timer.cancel()
        if not answer:
            self.end()
            raise Ended(f"no end within {SECONDS} s" if late else self._last_line())
        return answer

    def _last_line(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").split("\n")
        return "the interpreter ended: " + next(filter(None, reversed(lines)), "without a word")


@dataclass(frozen=True)
class Outcome:
    """A file on its way from one Python to another."""

    file: str
    pair: Pair
    error: str | None  # how it failed, at length
    expected: bool  # whether it is on the list of what does not hold yet

    @property
    def reason(self) -> str:
        """In a line: a refusal begins with what it is about, a traceback ends with it."""
        lines = [line.strip() for line in (self.error or "").split("\n") if line.strip(" ~^")]
        if not lines or not lines[0].startswith("Traceback"):
            return lines[0] if lines else ""
        return lines[-2] if lines[-1] == "AssertionError" else lines[-1]


# Of one file in one origin: what was captured, None if it was refused as the file says, or how it
# failed.
Departure = dict[str, Any] | None | str


def guarded(interpreter: Interpreter, action: Callable[[Ask], Any]) -> Any:
    """What `action` returns, or a text that says how it failed. Then the file is forgotten, so that
    an interpreter which ends over that does so on the account of this file, not of the next."""
    try:
        result = action(interpreter.ask)
    except AssertionError as error:
        result = str(error)
    except Ended as error:
        return str(error)
    try:
        interpreter.ask("forget")
    except Ended as error:
        return f"when it was to be forgotten, {error}"
    return result


def depart(python: str, examples: dict[str, Example]) -> dict[str, Departure]:
    """Captures in one Python the files that are for it."""
    version = version_of(python)
    interpreter = Interpreter(python, f"from-{python}")
    departures = {
        file: guarded(interpreter, example.leave)
        for file, example in examples.items()
        if example.is_for(version)
    }
    interpreter.end()
    return departures


def arrive(
    pair: Pair, examples: dict[str, Example], departures: dict[str, Departure]
) -> list[Outcome]:
    """Restores in one Python what was captured in another."""
    version = version_of(pair[1])
    interpreter = Interpreter(pair[1], f"from-{pair[0]}-to-{pair[1]}")
    outcomes = []
    for file, origin in departures.items():
        error = origin
        if isinstance(origin, dict):
            example = examples[file]
            error = guarded(interpreter, lambda ask: example.arrive(ask, origin, version))
        outcomes.append(Outcome(file, pair, error, is_expected(file, pair)))
    interpreter.end()
    return outcomes


def version_of(python: str) -> tuple[int, int]:
    if python == NATIVE:
        return sys.version_info[:2]
    major, minor = python.split(".")
    return int(major), int(minor)


# --- what is expected to fail ----------------------------------------------------------------------


@cache
def not_yet() -> dict[str, str]:
    """File -> the Pythons in which it fails, as a requirement; an empty one is all of them."""
    text = (ROOT / "tests/language/not-yet.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^([^#\s]\S*)  (?:\((\S+)\) )?", text, re.MULTILINE)
    return {f"tests/language/{name}": requirement for name, requirement in lines}


def is_expected(file: str, pair: Pair) -> bool:
    """Whether it fails to be captured, or to be restored."""
    requirement = not_yet().get(file)
    return requirement is not None and any(
        not requirement or satisfied(requirement, version_of(python)) for python in pair
    )


def is_unexpected(outcome: Outcome) -> bool:
    """Whether a journey failed that should not."""
    return outcome.error is not None and not outcome.expected


# --- all pairs -------------------------------------------------------------------------------------


def run(pairs: list[Pair], leaving_from: dict[str, dict[str, Example]]) -> list[Outcome]:
    """Makes all journeys, a processor each; prints a line when a Python is through.

    leaving_from  origin -> its examples
    """
    outcomes: list[Outcome] = []
    departures: dict[str, dict[str, Departure]] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        leaving = {
            pool.submit(timed, depart, python, examples): python
            for python, examples in leaving_from.items()
        }
        for future in as_completed(leaving):
            python = leaving[future]
            departures[python], seconds = future.result()
            print(f"{python}: {len(departures[python])} files captured ({seconds})", flush=True)
        arriving = {
            pool.submit(timed, arrive, pair, leaving_from[pair[0]], departures[pair[0]]): pair
            for pair in pairs
        }
        for done, future in enumerate(as_completed(arriving), 1):
            arrived, seconds = future.result()
            outcomes += arrived
            held = sum(outcome.error is None for outcome in arrived)
            told = f"{held} of {len(arrived)} hold ({seconds}; {done} of {len(pairs)} pairs)"
            print(f"{arrow(arriving[future])}: {told}", flush=True)
            for outcome in filter(is_unexpected, arrived):
                print(f"  {outcome.file}  {outcome.reason}", flush=True)
    return outcomes


def timed(function: Callable[..., Any], *arguments: Any) -> tuple[Any, str]:
    begin = time.monotonic()
    result = function(*arguments)
    return result, f"{time.monotonic() - begin:.0f} s"


# --- what is printed -------------------------------------------------------------------------------


def arrow(pair: Pair) -> str:
    return f"{pair[0]}→{pair[1]}"


def table(outcomes: list[Outcome], pairs: list[Pair]) -> str:
    """Rows are origins, columns targets, cells held/total."""
    total = Counter(outcome.pair for outcome in outcomes)
    held = Counter(outcome.pair for outcome in outcomes if outcome.error is None)
    origins, targets = ([p for p in PYTHONS if p in side] for side in zip(*pairs))
    lines = ["from \\ to" + "".join(f"{to:>10}" for to in targets)]
    for python in origins:
        cells = (
            f"{held[python, to]}/{total[python, to]}" if (python, to) in total else ""
            for to in targets
        )
        lines.append(f"{python:9}" + "".join(f"{cell:>10}" for cell in cells))
    return "\n".join(lines)


def listing(title: str, outcomes: list[Outcome]) -> None:
    """A line a file and reason, with the pairs."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for outcome in outcomes:
        pairs.setdefault((outcome.file, outcome.reason), []).append(arrow(outcome.pair))
    if pairs:
        print(f"\n{title}:")
    for (file, reason), met in sorted(pairs.items()):
        print(f"  {file}  {reason}  {' '.join(met)}")


def report(outcomes: list[Outcome], pairs: list[Pair]) -> bool:
    """Prints the table and what failed; says whether nothing did that should not."""
    failed = [outcome for outcome in outcomes if outcome.error is not None]
    unexpected = list(filter(is_unexpected, failed))
    still = {outcome.file for outcome in failed}
    print(f"\n{table(outcomes, pairs)}")
    listing("failed", unexpected)
    listing("failed as expected", [outcome for outcome in failed if outcome.expected])
    listing("on the list, but held everywhere",
            [o for o in outcomes if o.expected and o.file not in still])  # fmt: skip
    (LOGS / "failures.log").write_text(
        "".join(f"=== {o.file}  {arrow(o.pair)}\n{o.error}\n\n" for o in failed), encoding="utf-8"
    )
    return not unexpected


# --- the command -----------------------------------------------------------------------------------


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="the matrix of Pythons")
    parser.add_argument("paths", nargs="*", type=path, metavar="PATH", default=FOLDERS)
    parser.add_argument("--sample", action="store_true")
    for name in ("--python", "--to"):
        parser.add_argument(name, type=pythons, metavar="V,…", default=PYTHONS)
    return parser.parse_args()


def pythons(text: str) -> list[str]:
    named = text.split(",")
    if not set(named) <= set(PYTHONS):
        raise argparse.ArgumentTypeError(f"there are {', '.join(PYTHONS)}")
    return named


def path(text: str) -> Path:
    found = Path(text).resolve()
    if not found.exists() or ROOT not in found.parents:
        raise argparse.ArgumentTypeError(f"there is no {text} in the repository")
    return found


def read_examples(paths: list[Path]) -> dict[str, Example]:
    """Every file, by its path in the repository."""
    files = [
        file
        for path in paths
        for file in (sorted(path.glob("**/*.py")) if path.is_dir() else [path])
    ]
    return {str(file.relative_to(ROOT)): Example.read(file) for file in files}


def main() -> None:
    asked = options()
    examples = read_examples(asked.paths)
    pairs = [(python, to) for python in asked.python for to in asked.to]
    leaving_from = dict.fromkeys(asked.python, examples)
    if asked.sample:
        pairs = SAMPLE
        halves = [dict(list(examples.items())[half::2]) for half in (0, 1)]
        leaving_from = {python: halves[i % 2] for i, (python, _) in enumerate(pairs)}
    LOGS.mkdir(parents=True, exist_ok=True)
    vite = ["node_modules/.bin/vite", "build", "--config", "tests/pyodide/vite.config.ts"]
    subprocess.run(vite, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    outcomes, seconds = timed(run, pairs, leaving_from)
    held = report(outcomes, pairs)
    print(f"\n{len(examples)} files, {len(pairs)} pairs, {seconds}")
    sys.exit(0 if held else 1)


main()
