"""What pytest does not find out by itself."""

import sys

# It reads the files of the standard library, which Pyodide has in an archive.
collect_ignore = ["test_source_index.py"] if sys.platform == "emscripten" else []


def pytest_addoption(parser):
    parser.addoption("--rebase", action="store_true", help="write the goldens anew")
