"""The console of an interpreter, and the limit on the lines that run (reknot.host)."""

import sys
from textwrap import dedent

import pytest
from test_host import on_host
from travel import capture

SAY = """
def say(text):
    return json.loads(host.evaluate(text))

"""


def console(script: str, **variables):
    return on_host(SAY + dedent(script), **variables)


def test_the_last_expression_is_the_value_of_an_input():
    number, nothing, statement, both = console(
        """
        run("x = 20")
        result = [say(text) for text in ("x + 1", "None", "y = x", "y += 2\\nprint('seen')\\ny")]
        """
    )
    assert number["value"] == "21" and number["ok"] and number["error"] is None
    assert nothing["value"] is None and statement["value"] is None
    assert both["value"] == "22" and both["stdout"] == "seen\n" and both["names"] == ["x", "y"]


def test_an_input_sees_what_the_ones_before_it_made():
    assert console(
        """
        run("")
        say("def f(n):\\n    return n * 2")
        say("f(4)")
        result = [say("_ + 1")["value"], say("__name__")["value"], say("f.__module__")["value"]]
        """
    ) == ["9", "'__main__'", "'__main__'"]


def test_the_restored_side_has_what_was_restored_and_not_what_the_check_made():
    artifact = capture("items = [1]\ndef add(n): items.append(n)")
    names, items = console(
        """
        host.restore(artifact)
        check("local = 3\\nadd(2)")
        result = say("")["names"], say("items")["value"]
        """,
        artifact=artifact,
    )
    assert names == ["add", "items"] and items == "[1, 2]"


def test_an_error_is_told_with_the_input_that_made_it():
    raised, syntax, printed = console(
        """
        run("def half(n):\\n    return n / 0")
        result = say("a = 1\\nhalf(a)"), say("a ="), say("print('kept')\\nhalf(1)")
        """
    )
    error = raised["error"]
    assert error["type"] == "ZeroDivisionError" and error["file"] == "main.py"
    assert 'File "<input 1>", line 2, in <module>\n    half(a)' in error["traceback"]
    assert "reknot" not in error["traceback"]
    assert syntax["error"]["kind"] == "syntax" and syntax["error"]["line"] == 1
    assert printed["stdout"] == "kept\n" and not printed["ok"]


def test_what_repr_raises_is_an_error_like_any_other():
    told = console(
        """
        run("class C:\\n    def __repr__(self): raise ValueError('no repr')\\nc = C()")
        result = say("c")
        """
    )
    assert told["error"]["message"] == "no repr" and told["value"] is None


def test_a_message_that_cannot_be_told_is_left_out():
    told = console(
        """
        run("class E(Exception):\\n    def __str__(self): raise ValueError")
        result = say("raise E")
        """
    )
    assert told["error"]["type"] == "E" and told["error"]["message"] == ""


def test_a_long_repr_is_cut():
    value = console("run('')\nresult = say('list(range(100_000))')['value']")
    assert value.startswith("[0, 1, 2,") and value.endswith("…") and len(value) < 25_000


def test_names_are_completed():
    script = """
        run("import string\\nitems = []\\nitem_count = 1")
        result = [json.loads(host.complete(text)) for text in
                  ("ite", "1 + item_", "items.app", "string.ascii_l", "items.", "nothing_so", "f(", "whil", "9x")]
    """
    starts = console(script)
    assert starts[0] == {"start": 0, "matches": ["item_count", "items", "iter"]}
    assert starts[1] == {"start": 4, "matches": ["item_count"]}
    assert starts[2] == {"start": 0, "matches": ["items.append"]}
    assert starts[3] == {"start": 0, "matches": ["string.ascii_letters", "string.ascii_lowercase"]}
    assert "items.append" in starts[4]["matches"]
    assert [one["matches"] for one in starts[5:]] == [[], [], ["while"], []]


def test_the_names_in_reach_are_told():
    names = on_host("run('b = a = __c = 1')\nresult = json.loads(host.names_json())")
    assert names["names"] == ["a", "b"]
    assert {"len", "while", "ValueError"} <= set(names["everywhere"])


counts_lines = pytest.mark.skipif(sys.version_info < (3, 12), reason="no sys.monitoring")


@counts_lines
def test_a_program_is_ended_after_so_many_lines_and_the_line_is_told():
    stopped, short = on_host(
        """
        counts = json.loads(host.limit_lines(1000))
        stopped = run("n = 0\\nwhile True:\\n    n += 1\\n")
        result = stopped, run("n = sum(range(10 ** 5))")
        """
    )
    error = stopped["error"]
    assert error["type"] == "LineLimit" and error["file"] == "main.py" and error["line"] in (2, 3)
    assert "1,000 lines" in error["message"] and "line_limit.py" not in error["traceback"]
    assert short["ok"]


@counts_lines
def test_a_program_that_catches_everything_is_ended_all_the_same():
    stopped = on_host(
        """
        host.limit_lines(500)
        result = run("while True:\\n    try:\\n        x = 1\\n    except BaseException:\\n        continue\\n")
        """
    )
    assert stopped["error"]["type"] == "LineLimit"


@counts_lines
def test_a_loop_on_one_line_is_ended():
    loops = ("while True: pass", "[0 for _ in iter(int, 1)]", "any(False for _ in iter(int, 1))")
    assert on_host(
        """
        host.limit_lines(1000)
        result = [run(loop)["error"]["type"] for loop in loops]
        """,
        loops=loops,
    ) == ["LineLimit"] * len(loops)


@counts_lines
def test_lines_of_the_library_do_not_count():
    assert on_host(
        """
        host.limit_lines(50)
        result = run("import json\\nfor _ in range(10): json.dumps({'a': [1] * 100}, indent=1)")["ok"]
        """
    )


@counts_lines
def test_the_limit_holds_for_check_console_restore_and_steps():
    artifact = capture(
        """
        class Slow:
            def __getstate__(self): return {}
            def __setstate__(self, state):
                n = 0
                while n < 10 ** 5: n += 1
        slow = Slow()
        """
    )
    check, said, restored, stepped, lifted = console(
        """
        host.limit_lines(1000)
        restored = json.loads(host.restore(artifact))
        host.begin_steps(artifact)
        stepped = json.loads(host.step_to(10 ** 6))
        host.limit_lines(0)
        lifted = json.loads(host.restore(artifact))
        host.limit_lines(1000)
        endless = "while True: pass"
        result = check(endless), say(endless), restored, stepped, lifted
        """,
        artifact=artifact,
    )
    assert [told["error"]["type"] for told in (check, said, restored, stepped)] == ["LineLimit"] * 4
    assert not stepped["more"] and lifted["ok"]


def test_whether_lines_can_be_counted_is_told():
    counts = on_host("result = json.loads(host.limit_lines(0))['counts']")
    assert counts == (sys.version_info >= (3, 12))


def test_steps_are_made_many_at_once_up_to_a_goal():
    artifact = capture("items = [1, 2]\ndef f(): return items")
    first, again, rest, anew = on_host(
        """
        host.begin_steps(artifact)
        first, again = json.loads(host.step_to(3)), json.loads(host.step_to(3))
        rest = json.loads(host.step_to(10 ** 6))
        host.begin_steps(artifact)
        result = first, again, rest, json.loads(host.step_to(0))
        """,
        artifact=artifact,
    )
    assert first == again == {"done": 3, "more": False, "error": None}
    assert rest["done"] > 3 and not rest["more"] and anew["done"] == 0


def test_a_step_that_cannot_be_made_is_told():
    artifact = capture(
        """
        class C:
            def __getstate__(self): return 1
            def __setstate__(self, state): raise ValueError("not here")
        c = C()
        """
    )
    told = on_host(
        "host.begin_steps(artifact)\nresult = json.loads(host.step_to(10 ** 6))", artifact=artifact
    )
    assert told["error"] == {"kind": "exception", "type": "ValueError", "message": "not here"}
