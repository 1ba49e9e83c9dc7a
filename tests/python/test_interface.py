"""The interface: dumps and loads, files, policies and explanations."""

from textwrap import dedent

import pytest
import reknot
from travel import IN_PYODIDE, run_elsewhere

PROGRAM = """
import json, io, reknot
from reknot import host
ran = json.loads(host.run(json.dumps({"files": files, "main": {"path": "main.py", "text": text}})))
assert ran["ok"], ran["error"]["traceback"]
main = host._program.main
"""


def in_program(main: str, script: str, **files: str):
    """Runs a program, and then a script that sees it as `main`; returns the script's `result`."""
    listed = [{"path": f"{name}.py", "text": dedent(text)} for name, text in files.items()]
    return run_elsewhere(PROGRAM + dedent(script), text=dedent(main), files=listed)


FACTORIAL = "def factorial(n): return 1 if n < 2 else n * factorial(n - 1)\n"


def test_one_object_to_bytes_and_back():
    data, from_file = in_program(
        FACTORIAL,
        """
        file = io.BytesIO()
        reknot.dump(main.factorial, file)
        result = reknot.dumps(main.factorial), file.getvalue()
        """,
    )
    assert data == from_file
    results = run_elsewhere(
        """
        import io, reknot
        result = [reknot.loads(data)(5), reknot.load(io.BytesIO(data))(6)]
        """,
        data=data,
    )
    assert results == [120, 720]


def test_what_is_refused_writes_nothing():
    written = in_program(
        "import threading\nlock = threading.Lock()",
        """
        file = io.BytesIO()
        try:
            reknot.dump([main.lock], file)
        except reknot.CaptureRefused as refused:
            result = [refusal.path for refusal in refused.refusals], file.getvalue()
        """,
    )
    assert written == (["object[0]"], b"")


def test_loads_wants_what_dumps_made():
    with pytest.raises(reknot.RestoreRefused, match="has the names a, b: reknot.restore"):
        reknot.loads(reknot.capture({"b": 1, "a": 2}))
    with pytest.raises(reknot.RestoreRefused, match="the names \\(none\\)"):
        reknot.loads(reknot.capture({}))


HELPERS = """
def double(x): return 2 * x
def triple(x): return 3 * x
"""
USES = "import helpers\ndef six(x): return helpers.double(helpers.triple(x))\n"


def test_a_policy_sends_a_users_module_by_reference():
    data = in_program(
        USES,
        "result = reknot.dumps(main.six, policy=reknot.Policy(by_reference=['helpers']))",
        helpers=HELPERS,
    )
    assert b"def double" not in data and b"helpers" in data
    with pytest.raises(reknot.RestoreRefused, match="there is no installed module helpers"):
        reknot.loads(data)
    answer = in_program(
        "import helpers", "result = reknot.loads(data, allow=['helpers'])(1)".replace(
            "data", repr(data)), helpers="def double(x): return 20 * x\ndef triple(x): return x"
    )
    assert answer == 20


def test_a_policy_names_a_single_function():
    data = in_program(
        "from helpers import double, triple\npair = [double, triple]",
        """
        policy = reknot.Policy(by_reference=["helpers.double"])
        assert b"def double" in reknot.dumps(main.pair)
        result = reknot.dumps(main.pair, policy=policy)
        assert b"def double" in reknot.dumps(main.pair)
        """,
        helpers=HELPERS,
    )
    assert b"def double" not in data and b"def triple" in data


def test_a_policy_sends_an_installed_module_by_value():
    data = in_program(
        "import textwrap\nf = textwrap.dedent",
        "result = reknot.dumps(main.f, policy=reknot.Policy(by_value=['textwrap']))",
    )
    assert b"def dedent" in data
    text = run_elsewhere(
        "import reknot\nresult = reknot.loads(data)('  a\\n  b')", data=data
    )
    assert text == "a\nb"


def test_explain_tells_of_every_object_why_and_how_it_travels():
    report = in_program(
        """
        import json, threading
        from helpers import double
        class Job:
            def __init__(self): self.guard = threading.Lock()
            def run(self): return json.dumps(double(state))
        def counter():
            n = 0
            def inc():
                nonlocal n
                n += 1
            return inc
        state = [counter()]
        job = Job()
        """,
        """
        report = reknot.explain({"job": main.job, "state": main.state})
        result = {
            "travels": report.travels,
            "objects": {e.path.replace("object", "$"): (e.how, e.why)
                        for e in report.objects},
            "refused": [r.path for r in report.refusals],
            "text": str(report),
        }
        """,
        helpers=HELPERS,
    )
    assert not report["travels"]
    assert report["refused"] == ["object['job'].guard"]
    own = ("by value", "it is defined in the program itself")
    assert report["objects"]["$['state'][0]"] == own
    assert report["objects"]["type($['job'])"] == own
    assert report["objects"]["$['job']"] == ("by value", "an object of its own")
    assert ("by value", "helpers is neither installed nor part of the standard library") in (
        report["objects"].values()
    )
    assert ("by reference", "json is part of the standard library") in report["objects"].values()
    assert ("by value", "a variable that functions share") in report["objects"].values()
    assert "by reference: json is part of the standard library" in report["text"]
    assert "ways out:" in report["text"]


def test_explain_of_what_travels_has_no_refusals():
    report = in_program(FACTORIAL, "result = str(reknot.explain(main.factorial))")
    assert report == (
        "function factorial at object\n    by value: it is defined in the program itself"
    )


def test_a_capture_that_has_too_many_bytes_is_refused():
    said = in_program(
        "job = {'numbers': list(range(300_000))}",
        """
        try:
            reknot.dumps(main.job, limits=reknot.Limits(bytes=100_000))
        except reknot.CaptureRefused as refused:
            result = str(refused)
        """,
    )
    assert "more than the 100,000 bytes that its limits allow" in said
    assert "reknot.explain tells" in said


def test_a_capture_that_takes_too_long_is_refused_at_what_it_had_come_to():
    said = in_program(
        """
        import time

        class Slow:
            def __reduce__(self):
                time.sleep(0.2)
                return (Slow, ())

        class Job:
            def __init__(self): self.steps = [Slow(), Slow()]

        job = Job()
        """,
        """
        try:
            reknot.dumps(main.job, limits=reknot.Limits(seconds=0.1))
        except reknot.CaptureRefused as refused:
            result = [refused.refusals[0].path, refused.refusals[0].reason]
        """,
    )
    path, reason = said
    assert path.startswith(("object.steps[", "type(object.steps[0])"))
    assert reason == "the capture takes longer than the 0.1 s that its limits allow"


def test_limits_that_are_not_met_change_nothing():
    assert in_program(
        FACTORIAL,
        """
        limits = reknot.Limits(bytes=10_000, seconds=60)
        result = reknot.dumps(main.factorial, limits=limits) == reknot.dumps(main.factorial)
        """,
    )


def test_a_capture_without_memory_is_refused():
    # On Linux a limit of the address space makes allocations fail, as a full machine does.
    if IN_PYODIDE:
        pytest.skip("an interpreter in a browser has no such limit to set")
    said = in_program(
        "job = [0] * 30_000_000",
        """
        import resource
        before = resource.getrlimit(resource.RLIMIT_AS)
        used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + 20_000_000, before[1]))
        try:
            reknot.dumps(main.job)
        except reknot.CaptureRefused as refused:
            result = refused.refusals[0].reason
        finally:
            resource.setrlimit(resource.RLIMIT_AS, before)
        """,
    )
    assert said == "there is no memory left for the capture"
