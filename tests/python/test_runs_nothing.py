"""Loading runs none of the user's code, wherever it stands.

Each program appends to LOG where something of it runs; the list travels, and what it holds in the
other interpreter, before the cell there does anything, is what it held at capture.
"""

from textwrap import dedent

import pytest
from travel import capture, revive, round_trip

FILES = {"log.py": "LOG = []\n"}

PROGRAMS = {
    "a decorator": """
        def deco(function):
            LOG.append("decorator")
            return function
        @deco
        def f(): return 1
        @deco
        class C:
            @deco
            def m(self): return LOG
        """,
    "a default expression": """
        def f(x=LOG.append("default"), *, y=LOG.append("keyword default")): return LOG
        g = lambda x=LOG.append("lambda default"): LOG
        """,
    "an annotation": """
        def f(x: LOG.append("annotation") or int) -> (LOG.append("return") or str): return LOG
        class C:
            x: LOG.append("class annotation") or int = 1
        evaluated = [f.__annotations__, C.__annotations__]  # 3.14 puts it off until here
        """,
    "a class body": """
        class C:
            LOG.append("body")
            class Inner:
                LOG.append("inner body")
            def m(self): return LOG
        """,
    "the keywords and bases of a class": """
        def base():
            LOG.append("base")
            return dict
        class C(base()):
            def m(self): return LOG
        """,
    "the top level of a module": """
        LOG.append("top level")
        def f(): return LOG
        """,
    "what follows a lambda on its line": """
        f = lambda: LOG; LOG.append("after")
        g = [LOG.append("before"), lambda: LOG, LOG.append("behind")][1]
        """,
    "what follows a function on its line": """
        def f(): return LOG; LOG.append("dead")
        if LOG is not None: LOG.append("block")
        """,
    "hooks of classes that are made": """
        class Base:
            def __init_subclass__(cls, **keywords): LOG.append("init_subclass")
            def __class_getitem__(cls, item): LOG.append("class_getitem")
        class Hook:
            def __set_name__(self, owner, name): LOG.append("set_name")
        class Left(Base):
            x = Hook()
        class Right(Base):
            def __init_subclass__(cls, **keywords): LOG.append("right")
        class Both(Left, Right):
            y = Hook()
        """,
    "hooks of instances that are made": """
        class C:
            def __new__(cls): LOG.append("new"); return super().__new__(cls)
            def __init__(self): LOG.append("init"); self.x = [self]
            def __setattr__(self, name, value): LOG.append("set"); super().__setattr__(name, value)
            def __getattribute__(self, name):
                if name == "__setstate__": LOG.append("get")
                return super().__getattribute__(name)
            def __del__(self): LOG is not None and LOG.append("del")
        c = C()
        table = {"c": c}
        """,
    "a replaced __new__": """
        class C: pass
        def make(cls, *args): LOG.append("new"); return object.__new__(cls)
        C.__new__ = make
        c = C()
        """,
    "descriptors": """
        class D:
            def __get__(self, obj, owner=None): LOG.append("get"); return 1
            def __set__(self, obj, value): LOG.append("set")
            def __delete__(self, obj): LOG.append("delete")
        class C:
            d = D()
            @property
            def p(self): LOG.append("property"); return 2
        c = C()
        c.__dict__.update(d=3, p=4)
        """,
    "a generator function": """
        def g():
            LOG.append("started")
            yield 1
        async def c(): LOG.append("awaited")
        """,
    "comprehensions and conditions": """
        fs = [lambda: LOG for _ in range(2) if LOG.append("condition") is None]
        """,
}


@pytest.mark.parametrize("where", PROGRAMS)
def test_restoring_does_not_run(where):
    program = f"from log import LOG\n{dedent(PROGRAMS[where])}seen = tuple(LOG)\n"
    round_trip(program, "assert tuple(LOG) == seen, LOG", FILES)


def test_the_restored_interpreter_prints_nothing_while_it_loads():
    artifact = capture(
        """
        print("origin")
        def f(x=print("default")): print("body")
        class C:
            print("class body")
            def __init__(self): print("init")
        c = C()
        """
    )
    assert revive(artifact, "print('check')")["stdout"] == "check\n"


def test_what_an_object_asks_for_itself_is_run():
    program = """
        from log import LOG
        class C:
            def __init__(self, name): self.name = name
            def __getstate__(self): return {"name": self.name}
            def __setstate__(self, state):
                LOG.append("setstate")
                self.__dict__.update(state)
            def __hash__(self):
                LOG.append("hash")
                return hash(self.name)
            def __eq__(self, other): return self.name == other.name
        members = {C("a")}
        LOG.clear()
        """
    check = """
        assert LOG == ["setstate", "hash"], LOG
        assert {c.name for c in members} == {"a"}
        """
    for executor in ("restore", "steps"):
        revive(capture(program, FILES), check, FILES, executor)
