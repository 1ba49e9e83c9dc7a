"""Every construct of the language travels, or is refused as its file says.

tests/language has a file for each. Those that do not hold yet are in not-yet.txt there, and must
fail, so that a line is taken away with what it waits for.
"""

import re
from pathlib import Path

import pytest
from travel import IN_PYODIDE
from travel.examples import find, perform, satisfied

LANGUAGE = Path(__file__).parents[1] / "language"
AREAS = (
    "classes closures decorators functions generators globals lambdas refused size values".split()
)

# Pyodide may die in C of what is as deep as this, at the latest when it frees it, and would take
# the other tests with it. The command line starts interpreters for each file.
DEEP = [
    f"size/{name}.py"
    for name in "deep-dict deep-list deep-tuple linked-instances linked-list ring".split()
]

# area/name.py, the Pythons in which it fails, why
NOT_YET = re.findall(
    r"^([^#\s]\S*)  (?:\((\S+)\) )?(.+)$",
    (LANGUAGE / "not-yet.txt").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_every_file_is_in_an_area_of_the_table():
    assert sorted({path.parent.name for path in LANGUAGE.glob("*/*.py")}) == AREAS


def test_every_file_that_fails_is_there():
    assert [name for name, *_ in NOT_YET if not (LANGUAGE / name).is_file()] == []


def failing_here() -> dict[str, str]:
    """area/name.py -> why it fails in this Python."""
    return {name: why for name, pythons, why in NOT_YET if not pythons or satisfied(pythons)}


@pytest.mark.parametrize("path", find(LANGUAGE, failing_here()))
def test_the_construct_does_what_its_file_says(path):
    if IN_PYODIDE and str(path.relative_to(LANGUAGE)) in DEEP:
        pytest.skip("it ends the interpreter")
    perform(path)
