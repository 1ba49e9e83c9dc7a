"""Every example of the gallery travels, or is refused as it says."""

import re
from pathlib import Path

import pytest
from travel import capture_refused, round_trip

EXAMPLES = Path(__file__).parents[2] / "examples"
CELL = re.compile(r"^# %% (\S+).*\n", re.MULTILINE)


def cells(text: str) -> dict[str, str]:
    """name -> text of an example's cells; a file without cells is all `main`."""
    _, *parts = CELL.split(text)
    return dict(zip(parts[::2], parts[1::2])) or {"main": text}


def examples():
    return [
        pytest.param(path, id=f"{path.parent.name}/{path.stem}")
        for path in sorted(EXAMPLES.glob("*/*.py"))
    ]


@pytest.mark.parametrize("path", examples())
def test_the_example_does_what_it_says(path):
    files = cells(path.read_text())
    main = files.pop("main")
    restored, error = files.pop("restored", ""), files.pop("error", None)
    if error is None:
        round_trip(main, restored, files)
        return
    message = capture_refused(main, files).message
    for line in error.splitlines():
        assert line.removeprefix("# ") in message
