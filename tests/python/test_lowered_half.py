"""The Python half, lowered, passes its own tests."""

import os
import subprocess
import sys
from pathlib import Path

from lowering import lower

HALF = Path(__file__).parents[2] / "core/python/reknot"
# Those that ask the most of it.
TESTS = (
    "test_closures.py test_classes.py test_containers.py test_functions.py test_instances.py "
    "test_interface.py test_recursion.py test_namespaces.py test_refusals.py test_suspended.py"
).split()


def test_the_python_half_does_the_same_when_it_is_lowered(tmp_path):
    changed = 0
    for file in HALF.rglob("*.py"):
        text = file.read_bytes()
        target = tmp_path / "reknot" / file.relative_to(HALF)
        target.parent.mkdir(parents=True, exist_ok=True)
        lowered = text if is_kept(file) else lower(text).text.encode()
        changed += lowered != text
        target.write_bytes(lowered)
    assert changed > 10
    where = run_python(tmp_path, "-c", "import reknot; print(reknot.__file__)")
    assert where.stdout.startswith(str(tmp_path))
    answer = run_python(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS)
    assert answer.returncode == 0, answer.stdout[-5000:] + answer.stderr[-2000:]


def is_kept(file):
    """What lowered text needs to run, and what looks into CPython's own generators."""
    return file.parent.name == "lowered" or file.name == "suspended.py"


def run_python(path, *arguments):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
