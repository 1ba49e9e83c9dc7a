"""What pytest does not find out by itself."""

import sys

# Those of the source read the files of the standard library, which Pyodide has in an archive; the
# others need Hypothesis, which is compiled for the host, or other processes.
_NOT_IN_PYODIDE = [
    "test_lowered_half.py",
    "test_source_index.py",
    "test_source_scopes.py",
    "test_properties.py",
    "test_random_programs.py",
]
collect_ignore = _NOT_IN_PYODIDE if sys.platform == "emscripten" else []


def pytest_addoption(parser):
    parser.addoption("--rebase", action="store_true", help="write the goldens anew")
    parser.addoption("--whole", action="store_true", help="the whole standard library, not a sample")
    parser.addoption("--seeds", type=int, default=60, help="how many random programs are lowered")
