"""What cannot travel is refused: all of it at once, with its path, a reason and ways out."""

import sys

import pytest
from travel import IN_PYODIDE, capture_refused

# name -> program, path of what is refused, part of the reason
CASES = {
    "an open file": (
        """
        def make(stream):
            def log(line): stream.write(line)
            return log
        handlers = {"log": make(open("x.log", "w"))}
        """,
        "variables['handlers']['log'].__closure__[stream]",
        "cannot pickle",
    ),
    "a lock in an instance": (
        """
        import threading
        class Account:
            def __init__(self): self.guard = threading.Lock()
        accounts = [(1, Account())]
        """,
        "variables['accounts'][0][1].guard",
        "cannot pickle",
    ),
    "a lock in a slot": (
        """
        import threading
        class Account:
            __slots__ = "guard", "other"
        account = Account()
        account.guard = threading.RLock()
        """,
        "variables['account'].guard",
        "cannot pickle",
    ),
    "a generator that has been started": (
        """
        def count():
            yield 1
            yield 2
        g = count()
        next(g)
        """,
        "variables['g']",
        "cannot pickle 'generator'",
    ),
    "an iterator in a default": (
        "def f(x=enumerate((c for c in 'ab'))): return x",
        "variables['f'].__defaults__[0]",
        "",
    ),
    "a global of a captured function": (
        """
        import threading
        guard = threading.Lock()
        def f():
            with guard: pass
        functions = [f]
        del f
        """,
        "variables['guard']",
        "cannot pickle",
    ),
    "a global of a function of a module": (
        "from work import f as work",
        "variables['work'].__globals__['guard']",
        "cannot pickle",
    ),
    "a function made by exec": (
        """
        space = {"__name__": "__main__"}
        exec("def made(): return 1", space)
        made = space.pop("made")
        del space
        """,
        "variables['made']",
        "no source text for made",
    ),
    "a function of eval": ("f = eval('lambda: 1')", "variables['f']", "no source text"),
    "a code object": ("c = (lambda: 1).__code__", "variables['c']", "cannot pickle"),
    "the standard output": (
        "import sys\nclass C: out = sys.__stdout__\n",
        "variables['C'].out",
        "",
    ),
    "a __reduce__ that asks for a function that no program may call": (
        """
        import os
        class C:
            def __reduce__(self): return os.system, ("true",)
        c = C()
        """,
        "variables['c']",
        "not among the constructors",
    ),
    "a __getstate__ that raises": (
        """
        class C:
            def __getstate__(self): raise ValueError("not me")
        c = {"key": C()}
        """,
        "variables['c']['key']",
        "ValueError: not me",
    ),
    "a member of a set": (
        "import threading\nmembers = {threading.Lock()}",
        "variables['members'].copy().pop()",
        "cannot pickle",
    ),
    "a key of a dict": (
        "import threading\ntable = {threading.Lock(): 1}",
        "variables['table'].keys()[<lock>]",
        "cannot pickle",
    ),
    "what a bound method is bound to": (
        """
        import threading
        class C:
            def __init__(self): self.guard = threading.Lock()
            def m(self): pass
        m = C().m
        """,
        "variables['m'].__self__.guard",
        "cannot pickle",
    ),
}
FILES = {
    "work.py": """
    import threading
    guard = threading.Lock()
    def f():
        with guard: pass
    """
}
NOT_IN_PYODIDE = ("an open file",)


@pytest.mark.parametrize("what", CASES)
def test_it_is_refused_with_path_reason_and_ways_out(what):
    main, path, reason = CASES[what]
    refused = capture_refused(main, FILES)
    refusal = refused.only
    assert refusal["path"] == path
    assert reason in refusal["reason"]
    assert len(set(refusal["ways_out"])) >= 2
    for part in (path, refusal["reason"], *refusal["ways_out"]):
        assert part in refused.message


def test_all_that_cannot_travel_is_reported_together():
    refused = capture_refused(
        """
        import threading
        code = (lambda: 1).__code__
        class Fine:
            def m(self): return lock
        lock = threading.Lock()
        def f(a=(i for i in "ab")): return lock, held
        held = [lock, f, {"deep": [threading.RLock()]}]
        fine = Fine()
        """
    )
    assert refused.paths == [
        "variables['code']",
        "variables['f'].__defaults__[0]",
        "variables['held'][2]['deep'][0]",
        "variables['lock']",
    ]
    assert refused.message.startswith("4 objects cannot travel:")


def test_an_object_that_hangs_in_several_places_is_reported_once_by_its_shortest_path():
    refused = capture_refused(
        """
        import threading
        lock = threading.Lock()
        def f(): return lock
        table = {"first": {"second": [lock]}, "f": f}
        g = lambda: lock
        """
    )
    assert refused.paths == ["variables['lock']"]


def test_sockets_and_threads_are_refused():
    if IN_PYODIDE:
        pytest.skip("Pyodide has neither")
    refused = capture_refused(
        """
        import socket, threading
        s = socket.socket()
        t = {"thread": threading.Thread()}
        """
    )
    assert "variables['s']" in refused.paths
    assert any(path.startswith("variables['t']['thread']") for path in refused.paths)


def test_a_refusal_tells_nothing_of_this_run():
    program = "import threading\nlock = [threading.Lock(), (i for i in ()), lambda: 1, open]\n"
    first, second = capture_refused(program), capture_refused(program)
    assert first.message == second.message and " at 0x" not in first.message


def test_nothing_of_the_users_is_run_to_describe_a_refused_object():
    refused = capture_refused(
        """
        import threading
        class C:
            def __init__(self): self.guard = threading.Lock()
            def __repr__(self): raise SystemExit("repr was called")
            def __reduce_ex__(self, protocol): raise TypeError("no")
        c = C()
        """
    )
    assert refused.only["type"] == "an instance of __main__.C"


def test_what_is_made_from_itself_is_refused():
    refused = capture_refused(
        """
        class Knot:
            def __reduce__(self): return Knot, (self.me,)
        knot = Knot()
        knot.me = [knot]
        """
    )
    assert refused.only["path"] == "variables['knot']"
    assert "leads back to it" in refused.only["reason"]
