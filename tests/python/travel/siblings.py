"""Other interpreters in Pyodide: workers beside this one, which tests/pyodide/ provides."""

from __future__ import annotations


def perform(job: str, request: bytes) -> bytes:
    """Has `jobs.perform` do a request in another interpreter: programs are run in one, and what
    they leave is restored in the other. Each job begins with `reknot.host.reset`."""
    import _reknot_siblings
    from pyodide.ffi import to_js

    sibling = "origin" if job == "originate" else "restored"
    return _reknot_siblings.perform(sibling, to_js(request)).to_bytes()
