"""What the page and the command line ask of an interpreter (reknot.host)."""

from textwrap import dedent

from travel import capture, core, run_elsewhere

# For the scripts: each function of the host as one that takes and returns Python values.
HOST = """
import json, sys
from reknot import errors, host

def run(main, **files):
    files = [{"path": path.replace("__", "/") + ".py", "text": text} for path, text in files.items()]
    return json.loads(host.run(json.dumps({"files": files, "main": {"path": "main.py", "text": main}})))

def check(text):
    return json.loads(host.check(json.dumps({"path": "restored.py", "text": text})))

def capture():
    return json.loads(host.capture_json())
"""


def on_host(script: str, **variables):
    """Runs a script that sees HOST; returns its `result`."""
    return run_elsewhere(HOST + dedent(script), **variables)


def test_a_run_gives_output_and_the_names_that_will_be_captured():
    result = on_host(
        """
        result = run("import sys, json\\nprint('out')\\nprint('err', file=sys.stderr)\\nb = a = 1\\n"
                     "def f(): pass\\n_private = 2\\n__dunder = 3\\nfrom package.part import x\\n",
                     package____init__="", package__part="x = 4\\nprint('imported')\\n")
        """
    )
    assert result == {
        "ok": True,
        "stdout": "out\nimported\n",
        "stderr": "err\n",
        "error": None,
        "names": ["_private", "a", "b", "f", "json", "sys", "x"],
    }


def test_a_syntax_error_is_told_with_its_place():
    in_main, in_module = on_host(
        "result = run('x = 1\\nif x\\n'), run('import broken', broken='\\n\\ndef f(:\\n')"
    )
    error = in_main["error"]
    assert not in_main["ok"] and error["kind"] == "syntax" and error["type"] == "SyntaxError"
    assert (error["file"], error["line"], error["column"]) == ("main.py", 2, 5)
    assert (in_module["error"]["file"], in_module["error"]["line"]) == ("broken.py", 3)


def test_an_exception_is_told_with_the_users_line_and_nothing_of_this_machine():
    result = on_host(
        """
        result = run("import helpers\\n\\ndef f():\\n    return helpers.g()\\nprint('before')\\nf()\\n",
                     helpers="import json\\ndef g():\\n    return json.loads('{')\\n")
        result["root"] = host._program.root
        """
    )
    error = result["error"]
    assert (error["kind"], error["type"]) == ("exception", "JSONDecodeError")
    assert (error["file"], error["line"]) == ("helpers.py", 3)
    assert result["stdout"] == "before\n"
    assert result["root"] not in error["traceback"] and "host.py" not in error["traceback"]
    assert 'File "main.py", line 6, in <module>' in error["traceback"]
    assert "    return helpers.g()" in error["traceback"]


def test_a_program_that_exits_is_a_result():
    exits, interrupts = on_host(
        "result = run('raise SystemExit(3)'), run('raise KeyboardInterrupt')"
    )
    assert exits["error"]["type"] == "SystemExit" and exits["error"]["message"] == "3"
    assert interrupts["error"]["type"] == "KeyboardInterrupt"


def test_what_a_program_prints_without_an_end_is_cut():
    result = on_host("result = run(\"for _ in range(3000): print('x' * 1000)\")")
    assert result["ok"] and len(result["stdout"]) == 1 << 20


def test_a_second_run_finds_nothing_of_the_first():
    result = on_host(
        """
        run("import shared\\nx = shared.value", shared="value = 1")
        first = host._program.root
        second = run("import shared\\nx = shared.value", shared="value = 2")
        third = run("import shared")
        result = second, third, sys.path.count(first), sys.path.count(host._program.root)
        """
    )
    second, third, *in_path = result
    assert second["ok"] and second["names"] == ["shared", "x"]
    assert third["error"]["type"] == "ModuleNotFoundError" and in_path == [0, 1]


def test_a_module_may_not_leave_the_programs_folder():
    assert on_host(
        """
        result = []
        for path in ("../outside.py", "/outside.py", "a/../../outside.py"):
            request = {"files": [{"path": path, "text": ""}], "main": {"path": "m", "text": ""}}
            try:
                host.run(json.dumps(request))
            except errors.Error as error:
                result.append(str(error))
        """
    ) == [
        f"a module's path stays inside the program: {path}"
        for path in ("../outside.py", "/outside.py", "a/../../outside.py")
    ]


def test_a_capture_tells_size_or_refusals():
    before, good, size, refused = on_host(
        """
        before = capture()
        run("x = [1]")
        good = capture()
        size = len(host.take_artifact())
        run("import threading\\nx = threading.Lock()")
        result = before, good, size, capture()
        """
    )
    assert before["error"]["kind"] == "core" and not before["ok"]
    assert good == {"ok": True, "artifact_bytes": size, "refusals": [], "error": None}
    assert not refused["ok"] and refused["error"]["kind"] == "refused"
    assert [refusal["path"] for refusal in refused["refusals"]] == ["x"]


def test_a_capture_leaves_the_stream_that_its_artifact_is_made_of():
    before, same = on_host(
        """
        from reknot import _core
        try:
            host.take_capture_stream()
        except errors.Error as error:
            before = str(error)
        run("def f(): return f")
        json.loads(host.capture_json('{"by_reference": ["json"]}'))
        made = _core.call("make_artifact", host.take_capture_stream())
        result = before, made == host.take_artifact()
        """
    )
    assert before == "nothing has been captured"
    assert same


def test_a_report_tells_of_the_names_that_a_capture_takes():
    before, report, named = on_host(
        """
        try:
            host.report_json()
        except errors.Error as error:
            before = str(error)
        run("import threading\\nx = threading.Lock()\\ndef f(): pass\\n__hidden = f")
        names = json.dumps({"by_value": [], "by_reference": ["__main__.f"]})
        result = before, json.loads(host.report_json()), json.loads(host.report_json(names))
        """
    )
    assert before == "no program has been run"
    assert not report["ok"] and [refusal["path"] for refusal in report["refusals"]] == ["x"]
    assert report["refusals"][0]["ways_out"]
    assert [entry["path"] for entry in report["objects"]] == ["f", "threading"]
    assert report["objects"][0] == {
        "path": "f",
        "type": "function f",
        "how": "by value",
        "why": "it is defined in the program itself",
    }
    assert (named["objects"][0]["how"], named["objects"][0]["why"]) == (
        "by reference",
        "the policy names __main__.f",
    )


def test_names_decide_what_a_capture_sends():
    result = on_host(
        """
        run("import helpers\\nf = helpers.f", helpers="def f(): return 1")
        sizes = []
        for names in ("{}", '{"by_reference": ["helpers"]}', "{}"):
            assert json.loads(host.capture_json(names))["ok"]
            sizes.append(b"def f" in host.take_artifact())
        result = sizes
        """
    )
    assert result == [True, False, True]


def test_a_check_sees_the_restored_names_and_nothing_else():
    artifact = capture("import json\nx = [1]\ndef f(): return x")
    restored, seen, failed = on_host(
        """
        restored = json.loads(host.restore(artifact))
        names = "print(sorted(n for n in globals() if not n.startswith('__')), __name__)"
        result = restored, check(names), check("assert f() is x\\n\\nassert f() == 2, 'no'\\n")
        """,
        artifact=artifact,
    )
    assert restored == {"ok": True, "names": ["f", "json", "x"], "error": None}
    assert seen["stdout"] == "['f', 'json', 'x'] __main__\n"
    error = failed["error"]
    assert (error["type"], error["message"], error["line"]) == ("AssertionError", "no", 3)
    assert error["file"] == "restored.py" and "assert f() == 2, 'no'" in error["traceback"]


def test_bytes_that_cannot_be_restored_are_a_result():
    artifact = capture("def f(): return 1")
    broken = core("to_text", artifact).replace(b"return 1", b"return ]")
    cut, syntax, steps, message = on_host(
        """
        result = [json.loads(host.restore(data)) for data in (artifact[:-1], broken)]
        result.append(json.loads(host.begin_steps(artifact[:-1])))
        try:
            check("1")
        except errors.Error as error:
            result.append(str(error))
        """,
        artifact=artifact,
        broken=broken,
    )
    assert cut["error"]["type"] == steps["error"]["type"] == "CoreError" and not cut["ok"]
    assert syntax["error"]["type"] == "SyntaxNotHere" and syntax["names"] == []
    assert message == "nothing has been restored"


def test_what_an_objects_own_protocol_raises_is_a_result():
    artifact = capture(
        """
        class C:
            def __getstate__(self): return 1
            def __setstate__(self, state): raise ValueError("not here")
        c = C()
        """
    )
    result = on_host("result = json.loads(host.restore(artifact))", artifact=artifact)
    assert result["error"]["type"] == "ValueError" and result["names"] == []


def test_steps_show_the_objects_as_they_are_at_that_moment():
    artifact = capture("items = [1, 2]\nalso = items\ndef f(): return 1")
    begun, steps, shown, missing = on_host(
        """
        begun = json.loads(host.begin_steps(artifact))
        steps, shown = [], set()
        missing = host.describe(10 ** 6)
        while True:
            step = json.loads(host.step())
            if not step["more"]:
                break
            steps.append(step["done"])
            described = (json.loads(host.describe(key)) for key in range(10))
            shown |= {(d["type"], d["repr"].partition(" at ")[0]) for d in described if d}
        result = begun, steps, sorted(shown), missing
        """,
        artifact=artifact,
    )
    assert begun == {"ok": True, "error": None} and missing == "null"
    assert steps == list(range(1, len(steps) + 1))
    assert {("list", "[]"), ("list", "[1, 2]"), ("function", "<function f>")} <= set(shown)


def test_a_check_tells_what_became_of_each_assertion():
    artifact = capture("x = [1]\ndef f(y): assert y\n")
    held, failed, raised, unreadable = on_host(
        """
        host.restore(artifact)
        text = "assert x\\nfor n in x:\\n    assert n\\ndef g():\\n    assert 0\\nassert (x ==\\n  [LAST])\\nassert f\\n"
        result = [
            check(text.replace("LAST", "1")),
            check(text.replace("LAST", "2")),
            check("assert x\\nf(0)\\nassert x; a = 1\\n"),
            check("assert x\\nassert ="),
        ]
        """,
        artifact=artifact,
    )
    states = [[row["state"] for row in one["assertions"]] for one in (held, failed, raised, unreadable)]
    assert states == [
        ["passed", "passed", "passed", "passed"],
        ["passed", "passed", "failed", "not reached"],
        ["passed", "not reached"],
        [],
    ]
    assert [row["line"] for row in held["assertions"]] == [1, 2, 6, 8]
    assert failed["assertions"][2] == {
        "line": 6,
        "end_line": 7,
        "text": "assert (x ==",
        "state": "failed",
    }
