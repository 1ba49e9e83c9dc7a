"""What objects look like without any of their code (reknot.look)."""

import datetime
import decimal
import enum
import functools
import json
import types
from collections import OrderedDict, defaultdict, deque

import pytest
from reknot.look import look, safe_repr, type_name
from test_host import on_host
from travel import capture


def test_plain_values_look_as_they_do_in_python():
    for value in (
        *(None, True, ..., NotImplemented, 0, -7, 1.5, 2j, "it's", b"\0x", [], (), {}, set(), frozenset()),
        *([1, "a"], (1,), {"a": [1]}, {1}, frozenset({2}), range(3), deque([1])),
        *(datetime.date(2026, 1, 2), datetime.datetime(2026, 1, 2), decimal.Decimal("1.50")),
    ):
        assert safe_repr(value) == repr(value)


def test_a_set_looks_the_same_whatever_its_order():
    assert safe_repr({"b", "a", "c"}) == "{'a', 'b', 'c'}"
    assert [part["repr"] for part in look({"b", "a", "c"}, {})["items"]] == ["'a'", "'b'", "'c'"]


class Trap(type):
    """Whose instances and they themselves run code whatever they are asked."""

    def _sprung(cls, *_, **__):
        raise AssertionError("user code ran")

    __getattribute__ = __repr__ = __hash__ = __eq__ = __instancecheck__ = __subclasscheck__ = _sprung


def trap():
    def sprung(self, *_, **__):
        raise AssertionError("user code ran")

    names = "__repr__ __str__ __getattribute__ __getattr__ __hash__ __eq__ __len__ __iter__ __dir__ __format__"
    body = {"__slots__": ("left", "right", "__dict__"), **dict.fromkeys(names.split(), sprung)}
    body["__class__"] = property(sprung)
    cls = Trap("Trapped", (), {**body, "__module__": "traps"})
    obj = object.__new__(cls)
    object.__setattr__(obj, "left", 1)
    object.__setattr__(obj, "own", [2])
    return obj


def test_no_code_of_the_object_or_its_metaclass_runs():
    obj = trap()
    told = look(obj, {})
    assert (told["type"], told["repr"]) == ("traps.Trapped", "<traps.Trapped object>")
    parts = {part["name"]: part.get("repr") for part in told["attributes"]}
    assert parts == {"left": "1", "right": None, "own": "[2]"}
    assert {"name": "right", "empty": True} in told["attributes"]
    assert safe_repr([obj, {"k": obj}]) == "[<traps.Trapped object>, {'k': <traps.Trapped object>}]"
    assert look(type(obj), {})["repr"] == "<class 'traps.Trapped'>"


def test_the_traps_are_set():
    with pytest.raises(AssertionError):
        repr(trap())
    with pytest.raises(AssertionError):
        hash(type(trap()))


class Properties:
    @property
    def computed(self):
        raise AssertionError("user code ran")

    @property
    def __dict__(self):
        raise AssertionError("user code ran")


def test_a_property_is_not_computed():
    assert look(Properties(), {})["attributes"] == []


class Text(str):
    def __repr__(self):
        raise AssertionError("user code ran")


class Items(list):
    def __iter__(self):
        raise AssertionError("user code ran")


class Colour(enum.IntEnum):
    RED = 1


def test_what_derives_from_a_built_in_type_shows_the_value_below():
    name = type_name(Text).removesuffix("Text")
    assert safe_repr(Text("a")) == f"{name}Text('a')"
    assert safe_repr(Colour.RED) == f"{name}Colour(1)"
    told = look(Items([1, 2]), {})
    assert told["repr"] == f"<{name}Items object>"
    assert [part["repr"] for part in told["items"]] == ["1", "2"]


def test_containers_of_the_library_show_what_they_hold():
    assert look(defaultdict(list, a=1), {})["items"][0]["name"] == "a"
    assert look(OrderedDict([(1, 2)]), {})["items"][0] == {
        "name": "1",
        "type": "int",
        "repr": "2",
        "object": None,
    }
    attributes = {part["name"]: part["repr"] for part in look(functools.partial(print, 1), {})["attributes"]}
    assert attributes["func"] == "<built-in function print>" and attributes["args"] == "(1,)"


def test_an_exception_shows_its_arguments():
    told = look(ValueError("no", 3), {})
    assert told["attributes"][0] == {
        "name": "args",
        "type": "tuple",
        "repr": "('no', 3)",
        "object": None,
    }


def test_cells_and_slots_that_are_empty_are_told():
    cell = types.CellType()
    assert safe_repr(cell) == "<cell: empty>"
    assert look(cell, {})["attributes"] == [{"name": "cell_contents", "empty": True}]
    function = make_reader(cell)
    parts = {part["name"]: part.get("repr") for part in look(function, {})["attributes"]}
    assert parts["cell value"] == "<cell: empty>" and "__globals__" in parts


def make_reader(cell):
    def reader():
        return value

    value = 1
    return types.FunctionType(reader.__code__, {}, "reader", None, (cell,))


def test_cycles_and_depth_end():
    items = []
    items.append(items)
    assert safe_repr(items) == "[[…]]"
    nested = []
    for _ in range(100_000):
        nested = [nested]
    assert safe_repr(nested) == "[[[[…]]]]"
    cell = types.CellType()
    cell.cell_contents = cell
    assert safe_repr(cell).startswith("<cell: <cell: ") and len(safe_repr(cell)) < 100
    while nested:  # or its end would be as deep
        nested = nested.pop()


def test_what_is_large_is_cut():
    assert safe_repr("x" * 10**6).endswith("… 1000000 in all")
    assert safe_repr(1 << 10**6) == "<int of 1000001 bits>"
    assert safe_repr(list(range(1000))) == "[0, 1, 2, 3, 4, 5, … 994 more]"
    assert len(safe_repr([["y" * 100] * 10] * 10)) <= 400
    told = look(dict.fromkeys(range(1000)), {})
    assert len(told["items"]) == 64 and told["more_items"] == 936
    told = look(types.SimpleNamespace(**{f"a{n}": n for n in range(100)}), {})
    assert len(told["attributes"]) == 64 and told["more_attributes"] == 36


def test_parts_that_are_nodes_have_their_number():
    inner = [1]
    told = look([inner, 2], {id(inner): 7})
    assert [part["object"] for part in told["items"]] == [7, None]
    assert told["id"].startswith("0x") and told["more_items"] == 0
    json.dumps(told)


def test_the_host_tells_of_an_object_while_it_is_made():
    artifact = capture("items = [[1], 2]\nitems.append(items)")
    before, after = on_host(
        """
        host.begin_steps(artifact)
        seen = []
        for goal in range(100):
            more = json.loads(host.step_to(goal))["more"]
            lists = [json.loads(host.describe(key)) for key in range(100)]
            seen += [d for d in lists if d and d["type"] == "list" and d["repr"] in ("[]", "[[1], 2, […]]")]
        result = seen[0], seen[-1]
        """,
        artifact=artifact,
    )
    assert before["items"] == []
    assert [part["repr"] for part in after["items"]] == ["[1]", "2", "[[1], 2, […]]"]
    assert after["items"][0]["object"] is not None and after["items"][1]["object"] is None
