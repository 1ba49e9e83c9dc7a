#!/usr/bin/env python3
"""From each Python to each Python, over the example files, in Node; prints a table.

    tools/matrix.py [PATH…] [--python V,…] [--to V,…]

PATH is a file or a folder; without one it is examples/ and tests/language. --python are the
versions to capture in, --to those to restore in; without them all four. A file that is for other
versions than those of a pair does not count in it.

A file on tests/language/not-yet.txt is expected to fail, and a line says when it does not. The
exit status is 1 when a file failed that is not there. Before it: tools/setup and tools/build.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = "tests/language/"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True)
class Outcome:
    """A file on its way from one Python to another."""

    file: str
    python: str
    to: str
    ok: bool
    kind: str | None  # of the error
    expected: bool  # whether it is on the list of what does not hold yet


def read_not_yet():
    """file, as `reknot check` names it -> the versions in which it is expected to fail."""
    text = (ROOT / LANGUAGE / "not-yet.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^([^#\s]\S*)  (?:\((<|>=)([\d.]+)\) )?", text, re.MULTILINE)
    return {LANGUAGE + name: versions(*clause) for name, *clause in lines}


def versions(comparison, limit):
    """Those that meet a clause; all of them when it is empty."""
    if not limit:
        return set(VERSIONS)
    at = VERSIONS.index(limit)
    return set(VERSIONS[:at] if comparison == "<" else VERSIONS[at:])


def check(paths, python, to, not_yet):
    """The outcomes of one run of `reknot check`: what is skipped is not among them."""
    command = ["tools/reknot", "check", *paths]
    command += ["--python", python, "--to", ",".join(to), "--json"]
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        rows = json.loads(result.stdout)
    except ValueError:
        sys.exit(f"matrix: {' '.join(command)}: exit status {result.returncode}")
    if isinstance(rows, dict):
        sys.exit(f"matrix: {rows['error']['message']}")
    return [
        Outcome(row["file"], row["python"], row["to"], row["ok"],
                row["error"] and row["error"]["kind"],
                # What fails to be captured or what fails to be restored.
                not not_yet.get(row["file"], set()).isdisjoint({row["python"], row["to"]}))
        for row in rows
        if row["skipped"] is None
    ]  # fmt: skip


def table(outcomes, origins, targets):
    """Rows are origins, columns targets, cells passed/total."""
    total = Counter((outcome.python, outcome.to) for outcome in outcomes)
    passed = Counter((outcome.python, outcome.to) for outcome in outcomes if outcome.ok)
    lines = ["from \\ to" + "".join(f"{to:>10}" for to in targets)]
    for python in origins:
        cells = (f"{passed[python, to]}/{total[python, to]}" for to in targets)
        lines.append(f"{python:9}" + "".join(f"{cell:>10}" for cell in cells))
    return "\n".join(lines)


def listing(title, outcomes):
    """A line a file: the pairs of versions, and how it failed."""
    pairs = {}
    for outcome in outcomes:
        key = (outcome.file, outcome.kind or "")
        pairs.setdefault(key, []).append(f"{outcome.python}→{outcome.to}")
    if not pairs:
        return
    print(f"\n{title}:")
    for (file, kind), met in sorted(pairs.items()):
        print(f"  {file}  {kind}  {' '.join(met)}")


def main():
    parser = argparse.ArgumentParser(description="the matrix of Pythons")
    parser.add_argument("paths", nargs="*", metavar="PATH", default=["examples", LANGUAGE])
    for name in ("--python", "--to"):
        parser.add_argument(name, metavar="V,…", default=",".join(VERSIONS))
    options = parser.parse_args()
    origins, targets = options.python.split(","), options.to.split(",")
    not_yet = read_not_yet()

    outcomes = []
    for python in origins:
        print(f"matrix: from {python} …", flush=True)
        outcomes += check(options.paths, python, targets, not_yet)
    unexpected = [o for o in outcomes if not o.ok and not o.expected]
    print(f"\n{table(outcomes, origins, targets)}")
    listing("failed", unexpected)
    listing("failed as expected", [o for o in outcomes if not o.ok and o.expected])
    listing("held, although on the list", [o for o in outcomes if o.ok and o.expected])
    sys.exit(1 if unexpected else 0)


main()
