"""What is one object: who shares it, before a trip and after it."""

import copy

import pytest
from definitions import define

from reknot import capture, restore, sharing


def rows(before, after=None):
    return {row.what: row for row in sharing(before, after)}


def trip(variables):
    return restore(capture(variables))


PROGRAM = """
def counter():
    count = 0
    def inc():
        nonlocal count
        count += 1
    def get():
        return count
    return inc, get
inc, get = counter()
def is_even(n):
    return n == 0 or is_odd(n - 1)
def is_odd(n):
    return n != 0 and is_even(n - 1)
"""


def test_names_share_a_cell_a_namespace_and_a_cycle():
    made = define(PROGRAM)
    names = {name: getattr(made, name) for name in ("inc", "get", "is_even", "is_odd")}
    told = sharing(names, trip(names))
    assert all(row.state == "kept" and row.before == row.after for row in told)
    cell = next(row for row in told if row.kind == "cell")
    assert cell.before == (("get.__closure__[count]", "inc.__closure__[count]"),)
    space = next(row for row in told if row.kind == "namespace")
    assert space.before == (tuple(f"{name}.__globals__" for name in sorted(names)),)
    cycle = next(row for row in told if row.kind == "cycle")
    assert cycle.before == (("is_even", "is_odd"),)


def test_what_is_copied_is_two():
    shared = []
    before = {"a": shared, "b": {"list": shared}}
    after = {name: copy.deepcopy(value) for name, value in before.items()}
    row = rows(before, after)["list of 0"]
    assert row.state == "split"
    assert not row.is_kept
    assert row.broken == ("b['list']",)
    assert str(row) == "split: list of 0: a = b['list'] → a ≠ b['list']"


def test_a_trip_in_parts_splits_the_cell():
    made = define(PROGRAM)
    before = {"get": made.get, "inc": made.inc}
    artifacts = {name: capture({name: value}) for name, value in before.items()}
    after = {name: restore(artifact)[name] for name, artifact in artifacts.items()}
    assert {row.kind: row.state for row in sharing(before, after)} == {
        "cell": "split",
        "namespace": "split",
    }


def test_what_is_equal_may_not_become_one():
    one = []
    row = rows({"a": [], "b": []}, {"a": one, "b": one})["list of 0"]
    assert row.state == "merged"
    assert str(row) == "merged: list of 0: a ≠ b → a = b"


def test_a_copy_of_its_own_loses_what_it_shared():
    made = define(
        "class Log:\n"
        "    def __getstate__(self):\n"
        "        return {'lines': list(self.lines)}\n"
        "lines = ['a']\n"
        "log = Log()\n"
        "log.lines = lines\n"
    )
    names = {name: getattr(made, name) for name in ("lines", "log")}
    row = rows(names, trip(names))["list of 1"]
    assert row.state == "split"
    assert row.broken == ("log.lines",)


@pytest.mark.parametrize("same", [True, False])
def test_every_reference_counts(same):
    ring = [1]
    ring.append(ring)
    other = [1, [1]]
    other[1].append(other)
    states = {row.kind: row.state for row in sharing({"x": ring}, {"x": ring if same else other})}
    assert states == (
        {"object": "kept", "cycle": "kept"} if same else {"object": "split", "cycle": "broken"}
    )


def test_without_an_after_it_tells_what_is_shared():
    shared = []
    (row,) = sharing({"a": shared, "b": (shared,)})
    assert row.state is None
    assert row.is_kept
    assert str(row) == "list of 0: a = b[0]"
