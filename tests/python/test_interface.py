"""The interface: dumps and loads, files, policies and explanations."""

from textwrap import dedent

import pytest
import reknot
from travel import run_elsewhere

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
