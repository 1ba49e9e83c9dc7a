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
        "handlers['log'].__closure__[stream]",
        "an open file belongs to the process that opened it",
    ),
    "a lock in an instance": (
        """
        import threading
        class Account:
            def __init__(self): self.guard = threading.Lock()
        accounts = [(1, Account())]
        """,
        "accounts[0][1].guard",
        "it keeps the threads of one process apart",
    ),
    "a lock in a slot": (
        """
        import threading
        class Account:
            __slots__ = "guard", "other"
        account = Account()
        account.guard = threading.RLock()
        """,
        "account.guard",
        "it keeps the threads of one process apart",
    ),
    "a generator that has stopped in a finally": (
        """
        def count():
            try:
                yield 1
            finally:
                yield 2
        g = count()
        next(g), next(g)
        """,
        "g",
        "it has stopped in a `finally`",
    ),
    "an iterator in a default": (
        "def f(x=enumerate(map(str.upper, 'ab'))): return x",
        "f.__defaults__[0]",
        "it is rebuilt by calling builtins.enumerate",
    ),
    "what a generator holds": (
        """
        import threading
        def wait(locks):
            for lock in locks:
                with lock:
                    yield lock
        g = wait([threading.Lock()])
        """,
        "g.gi_frame.f_locals['locks'][0]",
        "it keeps the threads of one process apart",
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
        "guard",
        "it keeps the threads of one process apart",
    ),
    "a global of a function of a module": (
        "from work import f as work",
        "work.__globals__['guard']",
        "it keeps the threads of one process apart",
    ),
    "a function made by exec": (
        """
        space = {"__name__": "__main__"}
        exec("def made(): return 1", space)
        made = space.pop("made")
        del space
        """,
        "made",
        "no source text for made",
    ),
    "a function of eval": ("f = eval('lambda: 1')", "f", "no source text"),
    "a code object": ("c = (lambda: 1).__code__", "c", "code travels as source with the function"),
    "the standard output": (
        "import sys\nclass C: out = sys.__stdout__\n",
        "C.out",
        "an open file belongs",
    ),
    "a __reduce__ that asks for a function that no program may call": (
        """
        import os
        class C:
            def __reduce__(self): return os.system, ("true",)
        c = C()
        """,
        "c",
        "not among the constructors",
    ),
    "a __getstate__ that raises": (
        """
        class C:
            def __getstate__(self): raise ValueError("not me")
        c = {"key": C()}
        """,
        "c['key']",
        "its __getstate__ raises ValueError: not me",
    ),
    "a thread, not the locks in it": (
        "import threading\nt = threading.Thread()",
        "t",
        "a thread runs in one process",
    ),
    "a queue, not the locks in it": (
        "import queue\nclass Jobs(queue.Queue): pass\njobs = [Jobs()]",
        "jobs[0]",
        "it is shared by the threads of one process",
    ),
    "an argument of a partial": (
        "import functools, threading\np = functools.partial(print, threading.Lock())",
        "p.args[0]",
        "it keeps the threads of one process apart",
    ),
    "an item of a deque": (
        "import collections, threading\nd = collections.deque([1, threading.Lock()])",
        "d[1]",
        "it keeps the threads of one process apart",
    ),
    "a member of a set": (
        "import threading\nmembers = {threading.Lock()}",
        "members.copy().pop()",
        "it keeps the threads of one process apart",
    ),
    "a key of a dict": (
        "import threading\ntable = {threading.Lock(): 1}",
        "table.keys()[<lock>]",
        "it keeps the threads of one process apart",
    ),
    "what a bound method is bound to": (
        """
        import threading
        class C:
            def __init__(self): self.guard = threading.Lock()
            def m(self): pass
        m = C().m
        """,
        "m.__self__.guard",
        "it keeps the threads of one process apart",
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
        def f(a=map(str, "ab")): return lock, held
        held = [lock, f, {"deep": [threading.RLock()]}]
        fine = Fine()
        """
    )
    assert refused.paths == [
        "code",
        "f.__defaults__[0]",
        "held[2]['deep'][0]",
        "lock",
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
    assert refused.paths == ["lock"]


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
    assert "s" in refused.paths
    assert any(path.startswith("t['thread']") for path in refused.paths)


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
    assert refused.only["path"] == "knot"
    assert "leads back to it" in refused.only["reason"]
