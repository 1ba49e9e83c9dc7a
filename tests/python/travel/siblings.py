"""Other interpreters in Pyodide: workers beside this one, which tests/pyodide/ provides."""

from __future__ import annotations


def perform(request: bytes) -> bytes:
    """Has `jobs.perform` do a request in another interpreter."""
    import _reknot_siblings
    from pyodide.ffi import to_js

    return _reknot_siblings.perform(to_js(request)).to_bytes()
