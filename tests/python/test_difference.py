"""Where two objects part: the shortest way, and what is there on either side."""

import collections
import functools

import pytest
from definitions import DEPTH, define

from reknot import why_different


def parts(left, right, mode="value"):
    found = why_different(left, right, mode)
    return None if found is None else str(found)


class Struct:
    def __init__(self, **attributes):
        vars(self).update(attributes)


def test_objects_that_are_the_same_part_nowhere():
    assert why_different([1, {2: 3}], [1, {2: 3}]) is None


@pytest.mark.parametrize(
    ("left", "right", "where"),
    [
        (1, 2, "1 ≠ 2"),
        (1, True, "1 ≠ True"),
        ([1], (1,), "list of 1 ≠ tuple of 1"),
        ([1, 2], [1, 2, 3], "list of 2 ≠ list of 3"),
        ([1, [2, [3]]], [1, [2, [4]]], "[1][1][0]: 3 ≠ 4"),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, "['a']['b']: 1 ≠ 2"),
        ({"a": 1}, {"a": 1, "b": 2}, "['b']: nothing ≠ 2"),
        ({"a": 1, "b": [2]}, {"a": 1}, "['b']: list of 1 ≠ nothing"),
        ({1: {(1, 2): "x"}}, {1: {(1, 2): "y"}}, "[1][<tuple of 2>]: 'x' ≠ 'y'"),
        ({1, 2}, {1, 3}, "has 2 ≠ has 3"),
        ([{1, 2}], [{1}], "[0]: has 2 ≠ does not"),
        (bytearray(b"a"), bytearray(b"b"), "b'a' ≠ b'b'"),
        ([0.0], [-0.0], "[0]: 0.0 ≠ -0.0"),
        (len, max, "len ≠ max"),
        (collections.deque([1]), collections.deque([2]), "[0]: 1 ≠ 2"),
    ],
    ids=repr,
)
def test_containers_part_at_their_items(left, right, where):
    assert parts(left, right) == where


def test_the_example_of_the_recursive_objects():
    def objects(closes_at_itself):
        last = Struct(data=2)
        first = Struct(data=1, member=last)
        last.member = last if closes_at_itself else first
        return first

    assert parts(objects(False), objects(True)) == ".member.member.data: 1 ≠ 2"


def test_the_shortest_way_is_told():
    def around(value):
        deep = Struct(deeper=Struct(deepest=value))
        return Struct(a_long_way=[[[value]]], way=deep, zz=Struct(short=value))

    assert parts(around(1), around(2)) == ".zz.short: 1 ≠ 2"


def test_attributes_in_slots_are_attributes():
    class Slotted:
        __slots__ = ("a", "b")

        def __init__(self, a, b):
            self.a, self.b = a, b

    assert parts([Slotted(1, 2)], [Slotted(1, 3)]) == "[0].b: 2 ≠ 3"


def test_functions_part_at_what_they_hold():
    closure = "def make(factor):\n    return lambda x: x * factor\nf = make({})"
    assert parts(define(closure.format(2)).f, define(closure.format(3)).f) == (
        ".__closure__[factor]: 2 ≠ 3"
    )
    global_ = "factor = {}\ndef f(x): return x * factor"
    assert parts(define(global_.format(2)).f, define(global_.format(3)).f) == (
        ".__globals__['factor']: 2 ≠ 3"
    )
    default = "def f(x={}, *, y={}): pass"
    one = define(default.format(1, 2)).f
    assert parts(one, define(default.format(0, 2)).f) == ".__defaults__[0]: 1 ≠ 0"
    assert parts(one, define(default.format(1, 0)).f) == ".__kwdefaults__['y']: 2 ≠ 0"
    attribute = "def f(): pass\nf.level = {}"
    assert parts(define(attribute.format(1)).f, define(attribute.format(2)).f) == ".level: 1 ≠ 2"


def test_functions_part_at_the_line_that_differs():
    text = "def f(x):\n    # {}\n    y = x + 1\n    return y * {}\n"
    found = why_different(define(text.format("one", 2)).f, define(text.format("other", 3)).f)
    assert found.path == ""
    assert found.left.endswith(":1): `return y * 2`") and found.right.endswith("`return y * 3`")


def test_a_helper_deep_down_is_found():
    text = "def a(): return b()\ndef b(): return c()\ndef c(): return {}"
    found = why_different(define(text.format(1)).a, define(text.format(2)).a)
    assert found.path == ".__globals__['b'].__globals__['c']"


def test_classes_part_at_their_attributes():
    def of(body):
        return define(f"class C:\n    {body}").C

    assert parts(of("x = 1"), of("x = 2")) == ".x: 1 ≠ 2"
    assert parts(of("x = 1"), of("pass")) == ".x: 1 ≠ nothing"
    assert parts(of("x = 1")(), of("x = 2")()) == ".__class__.x: 1 ≠ 2"
    method = "def m(self): return {}"
    found = why_different(of(method.format(1)), of(method.format(2)))
    assert found.path == ".m"
    wrapped = "@staticmethod\n    def m(): return {}"
    assert why_different(of(wrapped.format(1)), of(wrapped.format(2))).path == ".m.__func__"
    getter = "p = property(lambda self: {})"
    assert why_different(of(getter.format(1)), of(getter.format(2))).path == ".p.fget"


def test_partial_functions_part_at_their_arguments():
    one, other = functools.partial(max, 1), functools.partial(max, 2)
    assert why_different(one, other) is not None


def test_long_values_are_cut():
    found = why_different("a" * 10_000 + "b", "c" * 10_000)
    assert len(found.left) < 100 and found.left.startswith("'aaa")


def test_only_identity_parts_what_is_shared_otherwise():
    shared = [1]
    one, other = [shared, shared], [shared, [1]]
    assert why_different(one, other) is None
    assert parts(one, other, "identity") == "[1]: the same as [0] ≠ an object of its own"
    assert parts(other, one, "identity") == "[1]: an object of its own ≠ the same as [0]"


def test_identity_parts_a_ring_of_one_from_a_ring_of_two():
    one = []
    one.append(one)
    two = [[]]
    two[0].append(two)
    assert parts(one, two, "identity") == "[0]: the whole ≠ an object of its own"


def test_nothing_limits_the_depth():
    def deep(bottom):
        for _ in range(DEPTH):
            bottom = [bottom]
        return bottom

    left, right = deep(1), deep(2)
    found = why_different(left, right)
    assert found.path == "[0]" * DEPTH and (found.left, found.right) == ("1", "2")
    for obj in (left, right):
        while isinstance(obj, list):
            obj = obj.pop()
