"""What the tests have done inside an interpreter of its own.

A job is a function of this module; its arguments and its result travel as a pickle. It drives
Reknot through `reknot.host`, as the page and the command line do.
"""

from __future__ import annotations

import importlib.util
import json
import pickle
import sys
import traceback
from typing import Any

import reknot
from reknot import _core, freeze_variables, host
from reknot.policy import EVERYTHING


def perform(request: bytes) -> bytes:
    """Does the job of a pickled `(name, arguments)`; returns a pickled `(ok, result or text)`."""
    name, arguments = pickle.loads(request)
    try:
        return pickle.dumps((True, _JOBS[name](**arguments)))
    except BaseException:
        return pickle.dumps((False, traceback.format_exc()))


def originate(files: dict[str, str], main: str) -> dict[str, Any]:
    """Runs a program and captures its top-level names.

    returns  {"artifact", "stream": bytes or None, "refusals": as capture_json, "message", "stdout",
             "digests": as `digests`, "python": the version}
    """
    request = {
        "files": [{"path": path, "text": text} for path, text in files.items()],
        "main": {"path": "main.py", "text": main},
    }
    ran = json.loads(host.run(json.dumps(request)))
    assert ran["ok"], ran["error"]["traceback"]
    captured = json.loads(host.capture_json())
    return {
        "digests": digests(host._top_level(host._program.main)),
        "artifact": host.take_artifact() if captured["ok"] else None,
        "stream": host.take_capture_stream() if captured["ok"] else None,
        "refusals": captured["refusals"],
        "message": captured["error"] and captured["error"]["message"],
        "stdout": ran["stdout"],
        "python": sys.version_info[:2],
    }


def revive(artifact: bytes, check: str, executor: str, absent: list[str]) -> dict[str, Any]:
    """Rebuilds an artifact, captures what came out, and runs a cell that sees it.

    executor  "restore", or "steps" for the stepwise one
    absent    top-level modules of the origin's program, which must not be here
    returns   {"again": the second artifact, "digests": as `digests`, "stdout": of the cell,
              "python": the version}
    """
    host.reset()
    path = list(sys.path)
    variables = host._program.variables = _EXECUTORS[executor](artifact)
    again = reknot.capture(variables)
    frozen = digests(variables)
    assert sys.path == path
    for name in absent:
        came = [module for module in sys.modules if module.partition(".")[0] == name]
        assert not came, f"{came} came along as modules"
        assert importlib.util.find_spec(name) is None, f"{name} can be imported"
    checked = json.loads(host.check(json.dumps({"path": "restored.py", "text": check})))
    assert checked["ok"], checked["error"]["traceback"]
    return {
        "again": again,
        "digests": frozen,
        "stdout": checked["stdout"],
        "python": sys.version_info[:2],
    }


def digests(variables: dict[str, Any]) -> dict[str, list[str]] | None:
    """The digests of each variable in both modes; None where one is refused."""
    try:
        modes = [freeze_variables(variables, mode) for mode in ("value", "identity")]
    except reknot.CaptureRefused:
        return None
    return {name: [digests[name].hex for digests in modes] for name in variables}


def refuse(artifact: bytes, executor: str) -> dict[str, Any]:
    """What this Python says of an artifact that it has to refuse for want of something.

    returns  {"message", "file" and "line" of a syntax, or "module" and "name" of what is missing}
    """
    host.reset()
    try:
        _EXECUTORS[executor](artifact)
    except (reknot.SyntaxNotHere, reknot.NameNotHere) as error:
        return {"message": str(error), **vars(error)}
    raise AssertionError("nothing was refused")


def forget() -> None:
    """Lets go of what the last job has left."""
    host.reset()


def run(script: str, **variables: Any) -> Any:
    """Runs `script`, which finds `variables` as its globals; returns its global `result`."""
    host.reset()
    exec(compile(script, "<script>", "exec", dont_inherit=True), variables)
    return variables.get("result")


def call_core(operation: str, arguments: list[bytes]) -> bytes:
    """Asks the core of that interpreter."""
    return _core.call(operation, *arguments)


def _restore_by_steps(artifact: bytes) -> dict[str, Any]:
    stepper = reknot.Stepper(artifact, allow=EVERYTHING)
    while stepper.step():
        pass
    return stepper.variables


def _restore(artifact: bytes) -> dict[str, Any]:
    return reknot.restore(artifact, allow=EVERYTHING)


_EXECUTORS = {"restore": _restore, "steps": _restore_by_steps}
_JOBS = {
    function.__name__: function
    for function in (originate, revive, refuse, forget, run, call_core)
}
