"""Every construct of the language travels, or is refused as its file says.

tests/language has a file for each. Those that do not hold yet are in not-yet.txt there, and must
fail, so that a line is taken away with what it waits for.
"""

from pathlib import Path

import pytest
from travel.examples import find, perform

LANGUAGE = Path(__file__).parents[1] / "language"
AREAS = set(
    "functions lambdas closures globals decorators classes values size refused".split()
)


def not_yet() -> dict[str, str]:
    """area/name.py -> why it fails."""
    lines = (LANGUAGE / "not-yet.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(maxsplit=1) for line in lines if line and line[0] != "#")


def test_every_file_is_in_an_area_of_the_table():
    assert {path.parent.name for path in LANGUAGE.glob("*/*.py")} == AREAS


def test_every_file_that_fails_is_there():
    assert [name for name in not_yet() if not (LANGUAGE / name).is_file()] == []


@pytest.mark.parametrize("path", find(LANGUAGE, not_yet()))
def test_the_construct_does_what_its_file_says(path):
    perform(path)
