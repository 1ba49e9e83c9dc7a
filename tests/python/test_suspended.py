"""Generators that have started go on elsewhere as if they had never left."""

import itertools
import sys

import pytest
from definitions import define
from reknot import CaptureRefused, RestoreRefused, capture, freeze, restore, suspended
from travel import round_trip

# A generator function each, and what is sent to it before it travels; None lets it go on.
BODIES = {
    "a list": ("for x in [1, 2, 3]:\n    yield x", 2),
    "a range": ("for x in range(10, 0, -3):\n    yield x", 2),
    "a dict": ("for x in {'a': 1, 'b': 2}:\n    yield x", 1),
    "items of a dict": ("for x, y in {'a': 1, 'b': 2}.items():\n    yield x, y", 1),
    "a string": ("for x in 'añ🎉':\n    yield x", 2),
    "enumerate": ("for i, x in enumerate('abc', 5):\n    yield i, x", 2),
    "zip": ("for x, y in zip('abc', {3: 1, 4: 1}):\n    yield x, y", 1),
    "reversed": ("for x in reversed([1, 2, 3]):\n    yield x", 1),
    "a generator": ("for x in (lambda: countdown(3))():\n    yield -x", 2),
    "loops in loops": ("for x in 'ab':\n    for y in [1, 2]:\n        yield x, y", 3),
    "an else of a loop": ("for x in 'a':\n    yield x\nelse:\n    yield 'else'", 2),
    "while": ("n = 3\nwhile n:\n    n -= (yield n) or 1", 2),
    "what is sent": ("got = []\nwhile len(got) < 4:\n    got.append((yield got))", 2),
    "a try": ("try:\n    yield 1\n    yield 2\nexcept ValueError as e:\n    yield str(e)", 2),
    "a handler": ("try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    yield e.args\n    raise", 1),
    "a handler in a handler": (
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n    try:\n        [][0]\n"
        "    except IndexError as e:\n        yield 1\n        raise KeyError from e",
        1,
    ),
    "a try with a finally": ("try:\n    yield 1\n    yield 2\nfinally:\n    log.append('finally')", 1),
    "with": ("with Noting(log) as n:\n    yield n.count\n    yield n.count", 1),
    "with over two": ("with Noting(log), Noting(log) as n:\n    for x in 'ab':\n        yield x", 1),
    "yield from a list": ("yield from [1, 2, 3]", 2),
    "yield from a generator": ("got = yield from countdown(3)\nyield got", 2),
    "yield from itself": ("yield 0\nif len(log) < 3:\n    log.append(1)\n    yield from make()", 4),
    "half of a sum": ("x = 10\nyield x + (yield x)", 1),
    "a half-made call": ("yield max(log, (yield 1))", 1),
    "a half-made list": ("yield [log, (yield 1)]", 1),
    "a half-made subscript": ("d = {}\nd[(yield 1)] = (yield 2)\nyield d", 2),
    "an augmented assignment": ("d = {'a': [1]}\nd['a'] += (yield 1) or [2]\nyield d", 1),
    "a conditional": ("yield 'then' if (yield 1) else 'else'", 1),
    "a condition": ("yield log and (yield 1) or (yield 2)", 1),
    "a return value": ("yield 1\nreturn 'done'", 1),
    "match": ("match (1, [2]):\n    case (x, [y]):\n        yield x\n        yield y", 1),
    "a class in it": ("class C:\n    x = 1\nyield C.x\nyield C.x", 1),
    "a comprehension in it": ("k = 2\nyield 1\nyield [x * k for x in range(3)]", 1),
    "functions in it": ("k = 2\nyield 1\nyield (lambda: k)()", 1),
    "an import in it": ("import math\nyield 1\nyield math.floor(2.5)", 1),
    "a long text in it": ("x = '''a\n  b\n'''\nyield 1\nyield x", 1),
    "not begun": ("yield 1", 0),
    "at its end": ("yield 1", 2),
}
if sys.version_info < (3, 14):  # from then on those of itertools say nothing of themselves
    BODIES["itertools"] = "for x in itertools.chain('ab', itertools.count(1)):\n    yield x", 3
PROGRAM = """
import itertools

class Noting:
    def __init__(self, log):
        self.log = log
        self.count = len(log)
    def __enter__(self):
        self.log.append("in")
        return self
    def __exit__(self, kind, *_):
        self.log.append(("out", kind and kind.__name__))
        return False

def countdown(n):
    while n:
        yield n
        n -= 1
    return "end"

log = []
def make():
{body}

g = make()
for _ in range({steps}):
    next(g, None)
"""

# What its user does then: it ends, it fails, it is closed.
FOLLOWING = {
    "it goes on": lambda g: [g.send(None) for _ in range(6)],
    "it is sent something": lambda g: [g.send(x) if x else next(g) for x in ([3], 0, 0, [4], 0)],
    "it is thrown into": lambda g: [g.throw(ValueError("thrown")), next(g), next(g)],
    "it is closed": lambda g: [g.close(), next(g)],
}


def ending(g, log, following):
    try:
        shown = following(g)
    except BaseException as error:
        context = error.__context__
        shown = [type(error), error.args, type(context), context and context.args]
    return str(shown), str(log), g.gi_frame is None


@pytest.mark.parametrize("following", FOLLOWING)
@pytest.mark.parametrize("body", BODIES)
def test_a_generator_goes_on(body, following):
    text, steps = BODIES[body]
    program = define(PROGRAM.format(body=text_of(text), steps=steps))
    artifact = capture({"g": program.g, "log": program.log})
    digest = freeze(program.g)
    restored = restore(artifact, allow=["*"])
    assert type(restored["g"]) is type(program.g)
    assert restored["g"].__qualname__ == "make"
    # It is the same in the other interpreter as well.
    assert capture({"g": restored["g"], "log": restored["log"]}) == artifact
    assert freeze(restored["g"]) == digest
    expected = ending(program.g, program.log, FOLLOWING[following])
    assert ending(restored["g"], restored["log"], FOLLOWING[following]) == expected


def text_of(body):
    """A body in a function; lines within strings are left alone."""
    lines, is_inside = [], False
    for line in body.split("\n"):
        lines.append(line if is_inside else "    " + line)
        is_inside ^= line.count("'''") % 2 == 1
    return "\n".join(lines)


# In the middle of each of these it may be refused, but it may not go on with something else.
EXPRESSIONS = [
    "f(1, (yield))",
    "f(*log, (yield))",
    "f(a=(yield), b=1)",
    "f(a=1, b=(yield), **{'c': (yield)})",
    "log.count((yield))",
    "log.copy().count((yield))",
    "1 + 2 * (yield)",
    "log + [3] * (yield)",
    "-(yield) + 4",
    "1 < (yield) < 3",
    "x < (yield) < x",
    "[1, (yield), 2, *log, (yield)]",
    "{1: (yield), x: (yield)}",
    "{x, (yield)}",
    "(x, (yield), log)",
    "f'{x}{(yield)}'",
    "f'a{x:>{(yield)}}b'",
    "log[(yield):x]",
    "log[x:(yield)]",
    "f((yield), (yield))(x, (yield))",
    "[y for y in (yield)]",
    "x + sum(y for y in [(yield)])",
    "(lambda y=(yield): y)()",
    "x if (yield) else log",
    "x and (yield) and log",
    "(y := x + 1) + (yield)",
    "[x, log][(yield)]",
    "f(lambda: x, (yield))",
    "print.__class__((yield))",
    "not (yield)",
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_half_of_an_expression_is_kept_or_refused(expression):
    text = f"""
    log = [1, 2]
    def f(*arguments, **keywords):
        return lambda *more: (arguments, keywords, more) if not callable(arguments[0]) else 0
    def make():
        x = 1
        value = {expression}
        return value() if callable(value) else value
    g = make()
    next(g)
    """

    def finish(g):
        sent = itertools.cycle([2, 1])
        try:
            while True:
                g.send(next(sent))
        except StopIteration as end:
            return str(end.value)
        except Exception as error:
            return repr(error)

    program = define(text)
    try:
        artifact = capture({"g": program.g})
    except CaptureRefused as refused:
        assert "in the middle of an expression" in str(refused)
        return
    assert finish(restore(artifact, allow=["*"])["g"]) == finish(program.g)


def test_a_variable_stays_shared_with_the_functions_that_capture_it():
    round_trip(
        """
        def make():
            count = 0
            def add(n):
                nonlocal count
                count += n
                return count
            yield add
            while True:
                yield count
        g = make()
        add = next(g)
        add(3)
        """,
        """
        assert add(4) == 7
        assert next(g) == 7
        add(1)
        assert next(g) == 8
        """,
    )


def test_it_shares_what_it_captures_itself():
    round_trip(
        """
        def outer(start):
            total = start
            def step(items):
                nonlocal total
                for item in items:
                    total += item
                    yield total
            def get():
                return total
            return step, get
        step, get = outer(10)
        g = step([1, 2, 3])
        next(g)
        """,
        """
        assert get() == 11
        assert next(g) == 13
        assert get() == 13
        assert next(step([100])) == 113
        assert next(g) == 116
        """,
    )


def test_a_method_goes_on_in_its_class():
    round_trip(
        """
        class Base:
            def names(self):
                return ["base"]
        class Derived(Base):
            __secret = 5
            def walk(self, items):
                for item in items:
                    yield item, self.__secret, super().names(), __class__.__name__
        d = Derived()
        g = d.walk("abc")
        next(g)
        """,
        """
        assert next(g) == ("b", 5, ["base"], "Derived")
        assert g.__qualname__ == "Derived.walk"
        """,
    )


def test_a_generator_may_hold_itself():
    round_trip(
        """
        def make():
            own = yield
            yield own
            yield own
        g = make()
        next(g)
        g.send([g])
        """,
        """
        assert next(g)[0] is g
        """,
    )


def test_globals_are_written_where_they_are():
    round_trip(
        """
        count = 0
        def step():
            global count
            while True:
                count += 1
                yield count
        g = step()
        next(g)
        def get():
            return count
        """,
        """
        assert next(g) == 2
        assert get() == 2
        assert not any("lowered" in name for name in step.__globals__)
        """,
    )


def test_pipelines_go_on():
    round_trip(
        """
        def numbers():
            n = 0
            while True:
                yield n
                n += 1
        def squares(source):
            for n in source:
                yield n * n
        def pairs(source):
            for n in source:
                yield n, next(source)
        g = pairs(squares(numbers()))
        next(g)
        """,
        """
        assert next(g) == (4, 9)
        assert next(g) == (16, 25)
        """,
    )


REFUSED = {
    "its function is that of glob": """
        import glob
        g = glob.iglob("*")
        next(g, None)
        g = glob._iglob("*", None, None, False, False)
        capture({"g": g})
        """,
    "it is running": """
        def make():
            yield capture({"g": g})
        g = make()
        next(g)
        """,
    "it has stopped in a `finally`": """
        def make():
            try:
                yield 1
            finally:
                yield 2
        g = make()
        next(g), next(g)
        capture({"g": g})
        """,
    "TextIOWrapper": """
        import os
        def make():
            with open(os.devnull) as file:
                yield 1
        g = make()
        next(g)
        capture({"g": g})
        """,
    "there is no source text": """
        exec("def make():\\n    yield 1")
        g = make()
        next(g)
        capture({"g": g})
        """,
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_go_on_is_refused_with_the_reason(reason):
    with pytest.raises(CaptureRefused) as caught:
        define(REFUSED[reason], capture=capture)
    assert reason in str(caught.value)
    assert "g" in str(caught.value)


@pytest.mark.parametrize(
    "state",
    [
        None,
        (),
        (1, None, {}, {}, []),
        (len, None, {}, {}, []),
        (text_of, None, {}, {}, []),
        (text_of, (1, 4), {}, {"a": 1}, []),
        (ending, None, [], {}, []),
    ],
)
def test_what_is_no_state_is_refused(state):
    with pytest.raises(RestoreRefused):
        suspended.set_state(suspended.suspended("f", "f"), state)


def test_a_state_for_another_place_is_refused():
    program = define(
        """
        def f():
            for x in "ab":
                yield x
            try:
                raise KeyError
            except KeyError:
                yield 2
        """
    )
    for place, held in [((2, 8), []), ((3, 8), [iter("a")]), ((6, 8), [5]), ((9, 9), [])]:
        with pytest.raises(RestoreRefused):
            suspended.set_state(
                suspended.suspended("f", "f"), (program.f, place, {}, {}, held)
            )
    generator = suspended.suspended("f", "f")
    suspended.set_state(generator, (program.f, None, {}, {}, []))
    with pytest.raises(RestoreRefused):
        suspended.set_state(generator, (program.f, None, {}, {}, []))
    assert list(generator) == ["a", "b", 2]
