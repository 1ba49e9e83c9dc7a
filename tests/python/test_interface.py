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


def reported(main: str, policy: str = "None", **files: str) -> dict[str, tuple[str, str, str]]:
    """What the report says of a program's names: kind, how and why, by the path."""
    return in_program(
        main,
        f"""
        report = reknot.report(host._top_level(main), policy={policy})
        result = {{e.path: (e.kind, e.how, e.why) for e in report.objects}}
        """,
        **files,
    )


def test_a_report_begins_its_paths_with_the_captured_names():
    report = reported(
        """
        import json
        def make():
            n = [json.dumps, len]
            return lambda: n
        class Step: pass
        steps = [Step() for _ in range(11)]
        show = make()
        """
    )
    own = "it is defined in the program itself"
    assert report["steps[10]"] == (
        "an instance of __main__.Step", "by value", "an object of its own"
    )
    assert report["Step"] == ("type Step", "by value", own)
    assert report["show"] == ("function make.<locals>.<lambda>", "by value", own)
    assert report["show.__closure__[n]"] == (
        "cell", "by value", "a variable that functions share"
    )
    assert report["show.__closure__[n][0]"] == (
        "function dumps", "by reference", "json is part of the standard library"
    )
    assert report["show.__closure__[n][1]"] == (
        "builtin_function_or_method len",
        "by reference",
        "builtins is part of the standard library",
    )
    assert report["json"] == (
        "module json", "by reference", "json is part of the standard library"
    )
    paths = list(report)
    assert paths.index("steps[9]") + 1 == paths.index("steps[10]")


def test_a_report_looks_into_the_users_modules():
    report = reported("import helpers", helpers=HELPERS)
    assert report["helpers"][:2] == ("module helpers", "by value")
    assert report["helpers.double"][:2] == ("function double", "by value")


def test_a_report_tells_what_the_policy_has_decided():
    report = reported(
        "from textwrap import dedent\nfrom helpers import double, triple",
        "reknot.Policy(by_value=['textwrap'], by_reference=['helpers.double'])",
        helpers=HELPERS,
    )
    assert report["dedent"][1:] == ("by value", "the policy names textwrap")
    assert report["double"][1:] == ("by reference", "the policy names helpers.double")
    assert report["triple"][1] == "by value"


def test_a_report_says_why_what_is_the_librarys_goes_by_value():
    report = reported(
        """
        import functools
        @functools.lru_cache
        def f(): return 1
        """
    )
    _, how, why = report["f.cache_parameters"]
    assert how == "by value" and why.startswith("functools has nothing under the name lru_cache.")


@pytest.mark.parametrize("hashes", ["1, 2, 3", "3, 2, 1", "2, 3, 1"])
def test_a_report_does_not_depend_on_the_order_of_a_set(hashes):
    kinds = in_program(
        f"""
        hashes = iter([{hashes}])
        class Thing:
            def __init__(self): self.hash = next(hashes)
            def __hash__(self): return self.hash
        class A(Thing): pass
        class B(Thing): pass
        class C(Thing): pass
        things = {{A(), B(), C()}}
        """,
        "result = [e.kind for e in reknot.report({'things': main.things}).objects]",
    )
    instances = [kind for kind in kinds if kind.startswith("an instance of __main__")]
    assert instances == [f"an instance of __main__.{name}" for name in "ABC"]


def test_a_report_of_what_is_nested_deep_stays_short():
    if IN_PYODIDE:
        pytest.skip("its C stack is smaller than this")
    length, count, first, last = in_program(
        """
        class Node: pass
        head = node = Node()
        for _ in range(3_000):
            node.next = Node()
            node = node.next
        nested = [node]
        for _ in range(20_000):
            nested = [nested]
        """,
        """
        paths = [e.path for e in reknot.report({"head": main.head, "nested": main.nested}).objects]
        result = max(map(len, paths)), len(paths), paths[0], paths[-1]
        """,
    )
    assert length < 300 and count > 3_000
    assert first == "head" and last.startswith("type(head)")


def test_a_report_of_objects_that_raise_whatever_they_are_asked():
    report = reported(
        """
        class Rude:
            __slots__ = ("part",)
            def __getattr__(self, name): raise RuntimeError(name)
        rude = Rude()
        rude.part = print
        """
    )
    assert report["rude"] == ("an instance of __main__.Rude", "by value", "an object of its own")


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
