"""Freeze: the same digest for the same, and for nothing else."""

import collections
import copy
import enum
import gc
import hashlib
import itertools
import typing
import weakref

import pytest
from definitions import DEPTH, define

import reknot
from reknot import Digest, freeze, freeze_variables, frozen

MODES = ("value", "identity")


def all_differ(objects, mode="value"):
    digests = [freeze(obj, mode) for obj in objects]
    forms = [frozen(obj) for obj in objects]
    for (i, a), (j, b) in itertools.combinations(enumerate(digests), 2):
        assert a != b, f"{i} and {j}"
        assert mode != "value" or forms[i] != forms[j], f"the forms of {i} and {j}"


def all_equal(objects, mode="value"):
    assert len({freeze(obj, mode) for obj in objects}) == 1
    assert mode != "value" or len({frozen(obj) for obj in objects}) == 1


# --- "How and why to freeze a recursive object" ----------------------------------------------------


class Struct:
    def __init__(self, data=None, member=None):
        self.data = data
        self.member = member


def chain(*data):
    """Objects each of which is the member of the one before, and the last."""
    objects = [Struct(one) for one in data]
    for one, following in zip(objects, objects[1:]):
        one.member = following
    return objects


def seed_objects():
    obj0 = chain(1, 2)
    obj0[-1].member = obj0[0]  # 1 -> 2 -> 1
    obj1 = chain(1, 2)
    obj1[-1].member = obj1[-1]  # 1 -> 2 -> 2
    obj2 = Struct(42, obj0[0])  # 42 -> 1 -> 2 -> 1
    obj3 = chain(42, 1, 2)
    obj3[-1].member = obj3[0]  # 42 -> 1 -> 2 -> 42
    return [obj0[0], obj1[0], obj2, obj3[0]]


@pytest.mark.parametrize("mode", MODES)
def test_objects_that_close_their_cycles_elsewhere_differ(mode):
    all_differ(seed_objects(), mode)


@pytest.mark.parametrize("mode", MODES)
def test_the_order_of_calls_does_not_count(mode):
    expected = [freeze(obj, mode) for obj in seed_objects()]
    for order in itertools.permutations(range(4)):
        objects = seed_objects()
        found = {index: freeze(objects[index], mode) for index in order}
        assert [found[index] for index in range(4)] == expected


def test_a_part_has_the_digest_that_it_has_alone():
    obj0, _, obj2, _ = seed_objects()
    together = freeze_variables({"alone": obj0, "around": obj2, "part": obj2.member})
    assert together["part"] == together["alone"] == freeze(obj0)
    assert frozen(obj2) != frozen(obj0)


@pytest.mark.parametrize("mode", MODES)
def test_an_object_that_leads_to_a_child_or_to_none_differ(mode):
    def graph(target):
        a = Struct()
        b1, b2, c = Struct(), Struct(), Struct()
        a.data, b1.data, b2.data = [b1, b2], c, None
        c.data = b1 if target == "b1" else b2
        return a

    all_differ([graph("b1"), graph("b2")], mode)


def cousins(last, second="c1"):
    c1, c2 = Struct("c1"), Struct(second)
    c3 = Struct("c3", c1 if last == "c1" else c2)
    return [Struct("b1", c1), Struct("b2", c2), Struct("b3", c3)]


@pytest.mark.parametrize("mode", MODES)
def test_cousins_that_differ_make_a_difference(mode):
    all_differ([cousins("c1", "c2"), cousins("c2", "c2")], mode)


def test_only_identity_tells_cousins_apart_that_look_alike():
    all_equal([cousins("c1"), cousins("c2")])
    all_differ([cousins("c1"), cousins("c2")], "identity")


@pytest.mark.parametrize("mode", MODES)
def test_the_function_that_is_called_back_counts(mode):
    text = """
        def foo(): return bar()
        def bar(): return baz(), "bar"
        def baz(): return {}(), "baz"
        """
    all_differ([define(text.format("foo")).foo, define(text.format("bar")).foo], mode)


# --- modes -----------------------------------------------------------------------------------------


def ring(size):
    items = [[] for _ in range(size)]
    for one, following in zip(items, items[1:] + items[:1]):
        one.append(following)
    return items[0]


SHARED_CELL = """
    def make(value):
        def get(): return value
        def put(new):
            nonlocal value
            value = new
        return get, put
    one, other = make(1), make(1)
    """


def test_only_identity_tells_a_ring_of_one_from_a_ring_of_two():
    all_equal([ring(1), ring(2), ring(17)])
    all_differ([ring(1), ring(2), ring(17)], "identity")


def test_only_identity_tells_a_shared_object_from_two_that_are_equal():
    x, y = [1], Struct(2)
    all_equal([[x, x], [x, copy.copy(x)]])
    all_equal([[y, y], [y, copy.copy(y)]])
    all_differ([[x, x], [x, copy.copy(x)], [y, y], [y, copy.copy(y)]], "identity")


def test_only_identity_tells_functions_that_share_a_cell_from_functions_that_do_not():
    defined = define(SHARED_CELL)
    together, apart = defined.one, (defined.one[0], defined.other[1])
    all_equal([together, apart])
    all_differ([together, apart], "identity")


def test_identity_does_not_ask_which_immutable_object_it_is():
    text = "".join(["ab", "c"])
    all_equal([["abc", "abc", (1, 2)], ["abc", text, tuple([1, 2])]], "identity")
    pair = (1, "x")
    all_equal([[pair, pair], [pair, tuple(["".join("x"), 1][::-1])]], "identity")


def test_digests_of_different_modes_differ():
    for obj in ([1], Struct(1), [[], []], {"a": [1]}):
        assert freeze(obj) != freeze(obj, "identity")


def test_a_mode_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="'value' or 'identity'"):
        freeze([], "deep")


# --- what differs ----------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_empty_values_of_different_types_differ(mode):
    all_differ([None, (), [], {}, set(), frozenset(), "", b"", bytearray(), 0, False, ...], mode)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "objects",
    [
        ([1], [True], [1.0], [1 + 0j], ["1"], [b"1"]),
        (0.0, -0.0, float("nan"), float("inf")),
        ("a", b"a", bytearray(b"a")),
        ([[1, 2]], [(1, 2)], [[1], 2], [[2, 1]]),
        ({1}, {frozenset({1})}, frozenset({1}), [1]),
        ([1, 2], [2, 1], [1, 2, 2]),
        ({"a": 1}, {"a": 2}, {"b": 1}, {"a": 1, "b": 1}, {1: "a"}),
        (10**100, 10**100 + 1, -(10**100), 2**31, -(2**31), 128, -128, 255),
        ("\ud800", "\ud801", "é", "e\u0301"),
    ],
    ids=repr,
)
def test_values_that_a_reader_can_tell_apart_differ(objects, mode):
    all_differ(objects, mode)


Point = collections.namedtuple("Point", "x y")
Place = collections.namedtuple("Place", "x y")


class Color(enum.IntEnum):
    RED = 1
    BLUE = 2


class Extra(list):
    pass


def extra(items, **attributes):
    made = Extra(items)
    vars(made).update(attributes)
    return made


def test_subclasses_differ_from_what_they_derive_from():
    all_differ([(1, 2), Point(1, 2), Point(2, 1), Place(1, 2)])
    all_differ([{"a": 1}, collections.OrderedDict(a=1), collections.defaultdict(list, a=1)])
    all_differ([1, Color.RED, Color.BLUE, True])
    all_differ([[1], extra([1]), extra([2]), extra([1], name="n"), extra([1], name="m")])


def of_class(body, head="class C:", before=""):
    lines = "\n".join("    " + line for line in body.strip().splitlines())
    return define(f"{before}\n{head}\n{lines}\n").C


@pytest.mark.parametrize("mode", MODES)
def test_classes_differ_in_every_part(mode):
    all_differ(
        [
            of_class("x = 1; y = 2"),
            of_class("x = 2; y = 1"),
            of_class("x = 1"),
            of_class("def m(self): return 1"),
            of_class("@staticmethod\ndef m(self): return 1"),
            of_class("@classmethod\ndef m(self): return 1"),
            of_class("@property\ndef m(self): return 1"),
            of_class("x: int"),
            of_class("x: str"),
            of_class("x: int\ny: str"),
            of_class("y: str\nx: int"),
            of_class("__slots__ = ('a',)"),
            of_class("__slots__ = ('b',)"),
            of_class("pass"),
            of_class("pass", "class C(list):"),
            of_class("pass", "class C(dict):"),
            of_class("pass", "class C(metaclass=M):", "class M(type): pass"),
            of_class("pass", "class C(metaclass=M):", "class M(type): x = 1"),
        ],
        mode,
    )


def test_getter_and_setter_of_a_property_are_told_apart():
    text = """
        class C:
            def a(self, *value): return "a"
            def b(self, *value): return "b"
            p = property({})
        """
    all_differ([define(text.format(parts)).C for parts in ("a, b", "b, a", "a", "None, b")])


def test_the_order_of_dataclass_fields_and_of_enumeration_members_counts():
    dataclass = "from dataclasses import dataclass\n@dataclass"
    fields = ["x: int = 0\ny: int = 0", "y: int = 0\nx: int = 0"]
    all_differ([of_class(body, f"{dataclass}\nclass C:") for body in fields])
    members = ["A = 1\nB = 2", "B = 2\nA = 1"]
    all_differ([of_class(body, "from enum import Enum\nclass C(Enum):") for body in members])


@pytest.mark.parametrize("mode", MODES)
def test_functions_differ_by_what_they_hold(mode):
    closure = "def make(factor):\n    return lambda x: x * factor\nf = make({})"
    all_differ([define(closure.format(factor)).f for factor in (2, 3)], mode)
    global_ = "factor = {}\ndef f(x): return x * factor"
    all_differ([define(global_.format(factor)).f for factor in (1, 2, "'1'")], mode)
    all_differ(
        [
            define(text).f
            for text in (
                "def f(x): return x",
                "def f(x=1): return x",
                "def f(x=2): return x",
                "def f(*, x=1): return x",
                "def f(*, x=2): return x",
                "def f(x, /): return x",
                "def f(*x): return x",
                "def f(**x): return x",
                "def f(x: int): return x",
                "def f(x: str): return x",
                "def f(x) -> int: return x",
                "def f(y): return y",
                "async def f(x): return x",
                "def f(x): yield x",
                "def f(x): return -x",
                "def f(x): return x\nf.attribute = 1",
                "def f(x): return x\nf.attribute = 2",
                "x = 1\ndef f(_): return x",
            )
        ],
        mode,
    )


def test_a_helper_deep_down_counts():
    text = "def a(): return b()\ndef b(): return [c for _ in ()]\ndef c(): return d()\ndef d(): return {}"
    all_differ([define(text.format(result)).a for result in (1, 2)])


def test_a_global_that_changes_between_two_calls_is_seen():
    defined = define("box = [1]\ndef f(): return box")
    before = freeze(defined.f)
    defined.box.append(2)
    assert freeze(defined.f) != before
    defined.box.pop()
    assert freeze(defined.f) == before


# --- what is equal ---------------------------------------------------------------------------------

PLAIN = """
    SCALE = 3
    def area(width, height=2):
        total = width * height
        for step in range(3):
            total += step * SCALE
        return total, "a\\n" 'b'
    """
DRESSED = '''
    """A module."""

    # Something about it.
    SCALE = 0x3


    def area(
        width,  # in metres
        height=(2),
    ):
        """What it does."""
        sum_of_all = (width
            * height)

        for i in range(3):
            # All of them.
            sum_of_all += i * SCALE; 
        return (sum_of_all, """a\\n""" "b")
    '''


def test_comments_layout_docstrings_and_names_of_locals_do_not_count():
    all_equal([define(PLAIN).area, define(DRESSED).area])


def test_consistent_renaming_of_functions_does_not_count():
    text = "def {0}(n): return n == 0 or {1}(n - 1)\ndef {1}(n): return n != 0 and {0}(n - 1)\nf = {0}"
    all_equal([define(text.format("even", "odd")).f, define(text.format("g", "h")).f])


def test_functions_that_call_each_other_are_as_one_that_calls_itself_where_they_are_alike():
    pair = define("def a(n): return n and b(n - 1)\ndef b(n): return n and a(n - 1)").a
    single = define("def a(n): return n and a(n - 1)").a
    all_equal([pair, single])
    all_differ([pair, single], "identity")


def test_the_order_of_definitions_does_not_count():
    first, second = "def f(): return g()", "def g(): return 1"
    texts = [f"{first}\n{second}", f"# both\n\n{second}\n{first}"]
    all_equal([define(text).f for text in texts])


def test_unions_are_the_same_however_they_are_written():
    all_equal([int | None, typing.Optional[int], typing.Union[int, None]])
    all_differ([int | None, str | None, typing.List[int], list[int]])


def test_insertion_order_counts_only_where_it_is_asked_for():
    one, other = {"a": 1, "b": 2}, {"b": 2, "a": 1}
    all_equal([one, other])
    all_equal([Struct(one), Struct(other)])
    all_equal([collections.Counter("ab"), collections.Counter("ba")])
    assert freeze(one, ordered=True) != freeze(other, ordered=True)
    assert frozen(one, ordered=True) != frozen(other, ordered=True)
    all_differ([collections.OrderedDict(one), collections.OrderedDict(other)])

    class Ordered(collections.OrderedDict):
        pass

    all_differ([Ordered(one), Ordered(other)])


class Bag(set):
    pass


class Frozen(frozenset):
    pass


def test_the_order_of_sets_does_not_count():
    # 0 and 8 collide in a table of eight.
    all_equal([set([0, 8]), set([8, 0])])
    all_equal([Bag([0, 8]), Bag([8, 0])])
    all_equal([Frozen([0, 8]), Frozen([8, 0])])
    all_differ([Bag([0, 8]), Bag([0, 9]), Bag([0])])


@pytest.mark.parametrize("mode", MODES)
def test_deep_copies_are_equal(mode):
    obj = seed_objects() + [{"a": [1, {2, 3}], "b": Point(1, extra([Color.RED], x=1))}]
    obj.append(obj)
    all_equal([obj, copy.deepcopy(obj)], mode)


def everything():
    defined = define(SHARED_CELL + PLAIN)

    class Local(Struct):
        """With a docstring."""

        __slots__ = ("slot",)

        @property
        def twice(self):
            return self.slot * 2

    local = Local(1)
    local.slot = {frozenset({1}), (2, "x")}
    return [defined.one, defined.area, Local, local, Point(1, 2), Color, Bag("ab"), ring(3), print]


@pytest.mark.parametrize("mode", MODES)
def test_a_round_trip_does_not_count(mode):
    before = everything()
    after = reknot.loads(reknot.dumps(before), allow=["builtins.print"])
    for one, other in zip(before, after):
        assert freeze(one, mode) == freeze(other, mode), reknot.why_different(one, other, mode)
    assert freeze(before, mode) == freeze(after, mode)


# --- what never happens ----------------------------------------------------------------------------


class Trapped(Exception):
    pass


def _trap(*_, **__):
    raise Trapped("code of the user's was run")


_TRAPS = dict.fromkeys(
    """__repr__ __str__ __eq__ __ne__ __hash__ __bool__ __len__ __iter__ __contains__ __getattr__
    __getattribute__ __getstate__ __reduce__ __reduce_ex__ __getnewargs__ __getnewargs_ex__ __format__
    __bytes__ __sizeof__ __dir__ __copy__ __deepcopy__ __index__ __int__ __lt__ __get__ items keys
    __call__ __del_me__""".split(),
    _trap,
)
_TRAPS["__class__"] = property(_trap)
_TRAPS["__dict__"] = property(_trap)


def trapped(base):
    # With a __dict__ of its own, which the property hides.
    below = type("Below", (base,), {"__module__": "__main__"})
    cls = type("Trapped", (below,), {**_TRAPS, "__module__": "__main__"})
    return base.__new__(cls)


def set_attribute(obj, value):
    layer = next(layer for layer in type(obj).__mro__[1:] if "__dict__" in vars(layer))
    vars(layer)["__dict__"].__get__(obj)["attribute"] = value


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("base", [object, list, dict, set, tuple, str, int, float, Exception])
def test_no_code_of_the_objects_runs(base, mode):
    obj = trapped(base)
    set_attribute(obj, 1)
    holder = [obj, (obj,), {"key": obj}]
    digest = freeze(holder, mode)
    set_attribute(obj, 2)
    assert freeze(holder, mode) != digest
    with pytest.raises(Trapped):
        repr(obj)


class Quiet(type):
    """Its classes say nothing when they are asked."""


for _name in "__hash__ __eq__ __repr__ __instancecheck__ __subclasscheck__ __call__ __len__ __iter__".split():
    setattr(Quiet, _name, _trap)


def test_no_code_of_a_metaclass_runs():
    classes = [type.__call__(Quiet, "C", (), {"__module__": "__main__", "x": x}) for x in (1, 2)]
    objects = [object.__new__(cls) for cls in classes]
    all_differ([classes[0], classes[1], objects[0], objects[1], [objects[0]]])


@pytest.mark.parametrize(
    "place",
    [
        "def f(): return trap",
        "def f(x=trap): pass",
        "def f(*, x=trap): pass",
        "def f(): pass\nf.attribute = trap",
        "def f(): pass\nf.__doc__ = trap",
        "def make(y):\n    return lambda: y\nf = make(trap)",
        "class f: x = trap; __slots__ = ()",
        "class f: __doc__ = trap",
        "class f: p = property(lambda self: trap)",
        "class A:\n    def m(self): pass\nf = A.m.__get__(trap)",
        "from functools import partial\nf = partial(max, trap)",
        "import weakref\nf = weakref.ref(trap)",
        "from types import SimpleNamespace\nf = SimpleNamespace(x=trap)",
        "from collections import deque\nf = deque([trap])",
        "f = iter([trap])",
        "import copy\nf = {1: trap, 2: [trap, (trap,)]}",
    ],
)
def test_no_code_of_an_object_runs_wherever_it_hangs(place):
    obj = trapped(object)
    set_attribute(obj, 1)
    defined = define(place, trap=obj).f
    digest = freeze(defined)
    set_attribute(obj, 2)
    assert "__doc__" in place or freeze(defined) != digest


class Hashed:
    """Can be in a set until it is told not to be."""

    is_silent = False

    def __hash__(self):
        return _trap() if Hashed.is_silent else 1

    def __eq__(self, other):
        return _trap() if Hashed.is_silent else self is other


@pytest.mark.parametrize(
    "gather",
    [
        set,
        frozenset,
        Bag,
        weakref.WeakSet,
        lambda objects: dict.fromkeys(objects, 1),
        lambda objects: collections.Counter(objects),
        lambda objects: weakref.WeakKeyDictionary(dict.fromkeys(objects, 1)),
        lambda objects: weakref.WeakValueDictionary(dict(zip("ab", objects))),
    ],
)
def test_nothing_is_hashed_or_compared(gather, monkeypatch):
    objects = [Hashed(), Hashed()]
    gathered, fewer = gather(objects), gather(objects[:1])
    vars(objects[0])["name"] = "one"
    monkeypatch.setattr(Hashed, "is_silent", True)
    digest = freeze(gathered)
    assert digest != freeze(fewer)
    vars(objects[0])["name"] = "other"
    assert freeze(gathered) != digest
    monkeypatch.undo()


def test_content_below_a_class_with_hooks_counts():
    class Loud(list):
        def __reduce__(self):
            raise Trapped

    class Quiet(dict):
        def __getstate__(self):
            raise Trapped

    class Slotted:
        __slots__ = ("a", "__b")

        def __getstate__(self):
            raise Trapped

        def __init__(self, a, b):
            self.a, self.__b = a, b

    all_differ([Loud([1]), Loud([2]), Loud([])])
    all_differ([Quiet(a=1), Quiet(a=2), Quiet()])
    all_differ([Slotted(1, 2), Slotted(2, 1), Slotted(1, 1)])


def test_what_only_the_objects_own_code_can_tell_is_refused():
    class Hidden(collections.deque):
        def __reduce__(self):
            return Hidden, ()

    with pytest.raises(reknot.CaptureRefused, match="never does") as refused:
        freeze({"job": [Hidden()]})
    assert refused.value.refusals[0].path == "variables['']['job'][0]"


def test_no_answer_is_stale_once_an_id_is_used_again():
    digests = set()
    addresses = set()
    for number in range(2000):
        obj = Struct(number)
        addresses.add(id(obj))
        digests.add(freeze(obj))
        del obj
    gc.collect()
    assert len(digests) == 2000 > len(addresses)


def test_classes_made_one_after_the_other_do_not_answer_for_each_other():
    digests = set()
    for number in range(200):
        digests.add(freeze(of_class(f"x = {number}")))
    assert len(digests) == 200


@pytest.mark.parametrize("mode", MODES)
def test_there_is_no_limit_of_depth(mode):
    deep = []
    for _ in range(DEPTH):
        deep = [deep]
    assert freeze(deep, mode) != freeze(deep[0], mode)
    objects = chain(*range(20_000))
    objects[-1].member = objects[0]
    assert freeze(objects[0], mode) != freeze(objects[1], mode)
    if mode == "value":
        hash(frozen(deep))
    while deep:
        deep = deep.pop()
    for one in objects:
        one.member = None


# --- digests and forms -----------------------------------------------------------------------------


def test_digests_can_be_compared_sorted_printed_and_kept():
    one, other = freeze(1), freeze(2)
    assert one == Digest(one.hex) and hash(one) == hash(Digest(one.hex)) and one != other
    assert sorted([one, other]) == sorted([other, one])
    assert str(one) == one.hex and len(one.hex) == 64 and len(one.bytes) == 32
    assert eval(repr(one)) == one
    assert {one: "result"}[freeze(1)] == "result"


def digest_of(label, *children, kind=0):
    """Made from core/freeze/FORMAT.md §3 alone: the digest of a value that is on no cycle."""
    sorted_if_bag = sorted(children) if kind == 1 else children
    message = b"A\x01" + bytes([kind]) + len(label).to_bytes(4, "little") + label
    message += len(children).to_bytes(4, "little") + b"".join(sorted_if_bag)
    return hashlib.blake2b(message, digest_size=32).digest()


def test_digests_are_those_of_the_format():
    entry = digest_of(b"entry\0", digest_of(b"str\0k"), digest_of(b"None\0"))
    minus = digest_of(b"set\0", digest_of(b"int\0\xff"), digest_of(b"int\0"), kind=1)
    half = digest_of(b"float\0" + bytes.fromhex("000000000000e03f"))
    reference = digest_of(b"reference\0\x08\0\0\0builtinslen")
    expected = digest_of(
        b"list\0",
        digest_of(b"int\0\x01"),
        digest_of(b"str\0a"),
        digest_of(b"dict\0", entry, kind=1),
        minus,
        digest_of(b"tuple\0", half, reference),
    )
    assert freeze([1, "a", {"k": None}, {0, -1}, (0.5, len)]).bytes == expected


def test_forms_are_nested_tuples_of_primitives():
    assert frozen(3) == 3 and frozen("a") == "a" and frozen(None) is None
    assert frozen([1, (b"x", 1)]) == ("list", 1, ("tuple", b"x", 1))
    assert frozen({"data": 3, "member": {1, 2}}) == (
        "dict",
        frozenset({("data", 3), ("member", ("set", frozenset({1, 2})))}),
    )
    assert frozen([True, 1.5, int]) == (
        "list",
        ("bool", "True"),
        ("float", "0x1.8000000000000p+0"),
        ("reference", "builtins", "int"),
    )


def test_references_back_are_the_same_wherever_the_walk_began():
    assert frozen(ring(1)) == frozen(ring(5)) == ("parts", (("list", ("part", 0)),), ("part", 0))
    shared = [1]
    assert frozen([shared, shared]) == ("parts", (("list", 1),), ("list", ("part", 0), ("part", 0)))


def test_a_diamond_of_depth_18_takes_no_time_to_speak_of():
    diamond = []
    for _ in range(18):
        diamond = [diamond, diamond]
    assert len(repr(frozen(diamond))) < 2000
    assert freeze(diamond) != freeze(diamond[0])
