"""What a page or a command line asks of an interpreter: run a program, capture it, rebuild it.

One interpreter runs the program and captures it (the *origin*), another rebuilds it and runs the
`restored` cell; the JavaScript side drives both through the functions below, which take and return
JSON. web/src/runtime/results.ts has the same shapes as types. Errors of the user's program are
results here, not exceptions: only a bug of Reknot's raises.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import io
import json
import linecache
import os
import shutil
import sys
import tempfile
import time
import traceback
from types import ModuleType
from typing import Any, Callable

from . import _core, line_limit, locate, policy, suspended
from .assertions import assertions, line_within
from .capture import artifact_of, capture_stream
from .console import Console, names_everywhere
from .errors import CaptureRefused, CoreError, Error, Refusal
from .explain import report
from .freeze import freeze_stream
from .look import look
from .policy import Policy
from .rebuild import Stepper
from .rebuild import restore as restore_objects
from .teardown import take_apart

# More than a page can show; a program that prints for ever must not fill the memory.
_MAX_OUTPUT = 1 << 20

# After so long a page wants to hear how far a rebuilding has come.
_SECONDS_AN_ANSWER = 0.1

_HERE = os.path.dirname(__file__)


class _Program:
    """The user's program in this interpreter, and what has been made of it."""

    def __init__(self) -> None:
        self.root = os.path.realpath(tempfile.mkdtemp(prefix="reknot-"))
        self.main: ModuleType | None = None
        self.capture_stream: bytes | None = None
        self.artifact: bytes | None = None
        self.freeze_stream: bytes | None = None
        self.variables: dict[str, Any] | None = None
        self.stepper: Stepper | None = None
        self.console: Console | None = None


_program = _Program()

# How many lines a program may run; 0 for as many as it likes.
_max_lines = 0


class _Output(io.StringIO):
    def write(self, text: str) -> int:
        room = _MAX_OUTPUT - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


# --- origin ----------------------------------------------------------------------------------------


def run(request: str) -> str:
    """Runs a program: its modules as files, its main cell as `__main__`.

    request  {"files": [{"path", "text"}], "main": {"path", "text"}}
    returns  {"ok", "stdout", "stderr", "names": [top-level names], "error": null | Error}
             Error = {"kind": "syntax" | "exception", "type", "message", "file", "line", "column",
             "traceback"}; lines are those of the cell, the first is 1
    """
    program = json.loads(request)
    reset()
    for file in program["files"]:
        _write_module(file["path"], file["text"])
    if _program.root not in sys.path:
        sys.path.insert(0, _program.root)
    main = _program.main = ModuleType("__main__")
    result = _execute(main, program["main"]["path"], program["main"]["text"])
    result["names"] = sorted(_top_level(main))
    return json.dumps(result)


def capture_json(names: str = "{}") -> str:
    """Captures the top-level names of the main cell; `take_artifact` and `take_capture_stream` have
    the bytes.

    names    {"by_value": [names], "by_reference": [names]}: as for reknot.Policy
    returns  {"ok", "artifact_bytes", "refusals": [{"path", "type", "reason", "ways_out"}],
             "error": null | {"kind": "refused" | "core" | "exception", "type", "message"}}
    """
    result: dict[str, Any] = {"ok": False, "artifact_bytes": 0, "refusals": [], "error": None}
    if _program.main is None:
        return json.dumps({**result, "error": _told("core", Error("no program has been run"))})
    try:
        variables = _top_level(_program.main)
        with _limited():
            stream = capture_stream(variables, policy=_policy(names))
        _program.artifact = artifact_of(stream)
        _program.capture_stream = stream
        result.update(ok=True, artifact_bytes=len(_program.artifact))
    except CaptureRefused as refused:
        result["error"] = _told("refused", refused)
        result["refusals"] = _refusals(refused.refusals)
    except CoreError as error:
        result["error"] = _told("core", error)
    except line_limit.LineLimit as error:
        result["error"] = _told("exception", error)
    return json.dumps(result)


def take_artifact() -> bytes:
    """The artifact of the last capture, in its compact form."""
    if _program.artifact is None:
        raise Error("nothing has been captured")
    return _program.artifact


def take_capture_stream() -> bytes:
    """What the last capture has met, in the order in which it was met: stream.py."""
    if _program.capture_stream is None:
        raise Error("nothing has been captured")
    return _program.capture_stream


def report_json(names: str = "{}") -> str:
    """Tells of each object that a capture of the top-level names of the main cell meets whether it
    goes by value or by reference.

    names    as for `capture_json`
    returns  {"ok": whether nothing is refused, "objects": [{"path", "type", "how": "by value" |
             "by reference", "why"}], "refusals": as `capture_json`}; refused objects are in
             "refusals" only
    cost     that of a capture
    """
    if _program.main is None:
        raise Error("no program has been run")
    told = report(_top_level(_program.main), policy=_policy(names))
    objects = [
        {"path": entry.path, "type": entry.kind, "how": entry.how, "why": entry.why}
        for entry in told.objects
    ]
    refusals = _refusals(told.refusals)
    return json.dumps({"ok": told.travels, "objects": objects, "refusals": refusals})


# --- restored --------------------------------------------------------------------------------------


def restore(artifact: Any) -> str:
    """Rebuilds an artifact, given as bytes or as a JavaScript array of bytes.

    returns  {"ok", "names", "error": null | {"kind": "refused", "type", "message"}}
    """
    reset()
    result: dict[str, Any] = {"ok": False, "names": [], "error": None}
    try:
        with _limited():
            _program.variables = restore_objects(_as_bytes(artifact), allow=policy.EVERYTHING)
        result.update(ok=True, names=sorted(_program.variables))
    except Error as error:
        result["error"] = _told("refused", error)
    except (Exception, line_limit.LineLimit) as error:
        # What the objects' own protocol raised (`__setstate__`, `__hash__`), or a program that no
        # capture makes.
        result["error"] = _told("exception", error)
    return json.dumps(result)


def begin_steps(artifact: Any) -> str:
    """Prepares to rebuild an artifact step by step; returns {"ok", "error"}."""
    try:
        _program.stepper = Stepper(_as_bytes(artifact), allow=policy.EVERYTHING)
    except Error as error:
        return json.dumps({"ok": False, "error": _told("refused", error)})
    return json.dumps({"ok": True, "error": None})


def step() -> str:
    """Executes the next step; returns {"done": number of steps done, "more": bool}."""
    stepper = _stepper()
    more = stepper.step()
    return json.dumps({"done": stepper.done, "more": more})


def step_to(goal: int) -> str:
    """Executes steps until `goal` of them are done, for as long as a page can wait for an answer:
    whoever wants more asks again.

    returns  {"done": number of steps done, "more": whether any of them is left, "error": null |
             {"kind": "refused" | "exception", "type", "message"}}
    """
    stepper, deadline = _stepper(), time.monotonic() + _SECONDS_AN_ANSWER
    more, error = stepper.done < goal, None
    try:
        with _limited():
            while more and time.monotonic() < deadline:
                more = stepper.step() and stepper.done < goal
    except Error as caught:
        more, error = False, _told("refused", caught)
    except (Exception, line_limit.LineLimit) as caught:
        more, error = False, _told("exception", caught)
    return json.dumps({"done": stepper.done, "more": more, "error": error})


def describe(key: int) -> str:
    """The live object of a node as `look.look` tells of it; null while it does not exist."""
    objects = _stepper().objects
    if key not in objects:
        return "null"
    return json.dumps(look(objects[key], {id(obj): key for key, obj in objects.items()}))


def check(request: str) -> str:
    """Runs a cell that sees the restored names and nothing else.

    request  {"path", "text"}
    returns  {"ok", "stdout", "stderr", "error"} as `run`, and "assertions": what became of each of them
    """
    cell = json.loads(request)
    if _program.variables is None:
        raise Error("nothing has been restored")
    main = ModuleType("__main__")
    vars(main).update(_program.variables)
    stopped_at: list[int] = []
    result = _execute(main, cell["path"], cell["text"], stopped_at.append)
    is_whole = result["ok"] or bool(stopped_at)
    line = stopped_at[0] if stopped_at else None
    result["assertions"] = assertions(cell["text"], line) if is_whole else []
    return json.dumps(result)


# --- console ---------------------------------------------------------------------------------------


def evaluate(text: str) -> str:
    """Runs what was typed into the console: beside the names of main where one was run, else beside
    those that were restored.

    returns  {"ok", "stdout", "stderr", "error"} as `run`, "value": the repr of what the last statement
             computes, or null, and "names": those that can be completed
    """
    console = _console()
    sys.modules["__main__"] = console.module
    result, value = _captured(lambda: console.run(text))
    return json.dumps({**result, "value": value, "names": console.names()})


def complete(text: str) -> str:
    """The names that may stand in place of the one at the end of a text.

    returns  {"start": where that one begins, "matches": [names]}
    """
    console = _console()
    with _limited():
        start, matches = console.complete(text)
    return json.dumps({"start": start, "matches": matches})


def names_json() -> str:
    """The names in reach of the console.

    returns  {"names": as `evaluate`, "everywhere": those of Python itself}
    """
    return json.dumps({"names": _console().names(), "everywhere": names_everywhere()})


def _console() -> Console:
    if _program.console is None:
        main = _program.main
        if main is None:
            main = ModuleType("__main__")
            vars(main).update(_frozen_variables(), __builtins__=__builtins__)
        _program.console = Console(main)
    return _program.console


# --- both ------------------------------------------------------------------------------------------


def freeze_json(names: str = "{}") -> str:
    """Reads what the top-level names of the main cell are made of, or those that were restored;
    `take_freeze_stream` has the bytes.

    names    as for `capture_json`
    returns  {"ok", "refusals", "error"} as `capture_json`
    """
    result: dict[str, Any] = {"ok": False, "refusals": [], "error": None}
    try:
        _program.freeze_stream = freeze_stream(_frozen_variables(), policy=_policy(names))
        result["ok"] = True
    except CaptureRefused as refused:
        result["error"] = _told("refused", refused)
        result["refusals"] = _refusals(refused.refusals)
    return json.dumps(result)


def take_freeze_stream() -> bytes:
    """What the last freeze has read, for the core's operations on frozen values."""
    if _program.freeze_stream is None:
        raise Error("nothing has been frozen")
    return _program.freeze_stream


def _frozen_variables() -> dict[str, Any]:
    if _program.main is not None:
        return _top_level(_program.main)
    if _program.variables is None:
        raise Error("nothing has been run or restored")
    return _program.variables


def limit_lines(lines: int) -> str:
    """Ends what runs from now on after so many lines of the program; 0 sets no limit.

    returns  {"counts": whether this Python can count lines}
    """
    global _max_lines
    _max_lines = lines
    return json.dumps({"counts": line_limit.available()})


def reset() -> None:
    """Forgets the program: its modules, its files and everything that was made of it."""
    global _program
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(_program.root) or any(
            path.startswith(_program.root) for path in getattr(module, "__path__", ())
        ):
            del sys.modules[name]
    if _program.root in sys.path:
        sys.path.remove(_program.root)
    _remove_files()
    importlib.invalidate_caches()
    linecache.clearcache()
    locate.forget()
    suspended.forget()
    policy.forget()
    _core.forget()
    held = [*(vars(_program.main) if _program.main else {}).values()]
    held += [*(_program.variables or {}).values()]
    take_apart(held)
    del held
    _program = _Program()


@atexit.register
def _remove_files() -> None:
    shutil.rmtree(_program.root, ignore_errors=True)


def _policy(names: str) -> Policy | None:
    named = Policy(**json.loads(names))
    # Without names the default decides, and keeps in mind what it has decided.
    return named if named.by_value or named.by_reference else None


def _refusals(refusals: list[Refusal]) -> list[dict[str, Any]]:
    return [
        {
            "path": refusal.path,
            "type": refusal.kind,
            "reason": refusal.reason,
            "ways_out": list(refusal.ways_out),
        }
        for refusal in refusals
    ]


def _write_module(path: str, text: str) -> None:
    full = os.path.realpath(os.path.join(_program.root, path))
    if not full.startswith(_program.root + os.sep):
        raise Error(f"a module's path stays inside the program: {path}")
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def _top_level(main: ModuleType) -> dict[str, Any]:
    return {name: value for name, value in vars(main).items() if not name.startswith("__")}


def _execute(
    main: ModuleType,
    path: str,
    text: str,
    on_stop: Callable[[int], object] = lambda line: None,
) -> dict[str, Any]:
    vars(main).update(__builtins__=__builtins__, __file__=path)
    sys.modules["__main__"] = main
    # The text is where tracebacks and the capture look for it.
    linecache.cache[path] = (len(text), None, io.StringIO(text, None).readlines(), path)

    def run() -> None:
        code = compile(text, path, "exec", dont_inherit=True)
        try:
            exec(code, vars(main))
        except BaseException as error:
            on_stop(line_within(error, code))
            raise

    return _captured(run)[0]


def _captured(action: Callable[[], str | None]) -> tuple[dict[str, Any], str | None]:
    """Does what the user asks for.

    returns  {"ok", "stdout", "stderr", "error"}, and what the action gives
    """
    stdout, stderr = _Output(), _Output()
    error = value = None
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        try:
            with _limited():
                value = action()
        except SyntaxError as caught:
            error = _syntax_error(caught)
        except BaseException as caught:
            # Whatever a program raises is its result, SystemExit and KeyboardInterrupt included.
            error = _exception(caught)
    result = {
        "ok": error is None,
        "stdout": stdout.getvalue(),
        "stderr": stderr.getvalue(),
        "error": error,
    }
    return result, value


def _limited() -> contextlib.AbstractContextManager[None]:
    return line_limit.limited(_max_lines, lambda file: not (_is_library(file) or _is_own(file)))


def _is_own(filename: str) -> bool:
    return filename.startswith(_HERE)


def _syntax_error(error: SyntaxError) -> dict[str, Any]:
    return {
        "kind": "syntax",
        "type": type(error).__name__,
        "message": error.msg,
        "file": _relative(error.filename or ""),
        "line": error.lineno,
        "column": error.offset,
        "traceback": "".join(traceback.format_exception_only(error)).replace(
            _program.root + os.sep, ""
        ),
    }


def _exception(error: BaseException) -> dict[str, Any]:
    report = traceback.TracebackException.from_exception(error)
    for part in _chain(report):
        part.stack = traceback.StackSummary.from_list(
            [frame for frame in part.stack if not _is_own(frame.filename)]
        )
    frames = [frame for frame in report.stack if not _is_library(frame.filename)]
    last = (frames or list(report.stack) or [None])[-1]
    return {
        "kind": "exception",
        "type": type(error).__qualname__,
        "message": _message(error),
        "file": _relative(last.filename) if last else None,
        "line": last.lineno if last else None,
        "column": None,
        "traceback": "".join(report.format()).replace(_program.root + os.sep, ""),
    }


def _is_library(filename: str) -> bool:
    return filename.startswith(policy.INSTALLED) or filename.startswith("<frozen")


def _chain(report: traceback.TracebackException | None):
    """The report and those of its causes and contexts."""
    pending = [report]
    while pending:
        part = pending.pop()
        if part is not None:
            yield part
            pending += [part.__cause__, part.__context__]


def _relative(filename: str) -> str:
    return filename.removeprefix(_program.root + os.sep)


def _told(kind: str, error: BaseException) -> dict[str, Any]:
    return {"kind": kind, "type": type(error).__name__, "message": _message(error)}


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # the user's `__str__`
        return ""


def _stepper() -> Stepper:
    if _program.stepper is None:
        raise Error("no artifact is being rebuilt step by step")
    return _program.stepper


def _as_bytes(data: Any) -> bytes:
    return data if isinstance(data, bytes) else data.to_bytes()
