"""Long chains: what is deep in the graph does not nest in the capture, the core or the rebuilding."""

import sys

import pytest
from travel import IN_PYODIDE, capture, capture_refused, revive, round_trip, run_elsewhere


def test_closures_that_hang_on_each_other_a_thousand_deep_travel():
    round_trip(
        """
        def wrap(inner):
            def outer(x):
                return inner
            return outer

        chain = None
        for _ in range(1000):
            chain = wrap(chain)
        """,
        """
        depth, step = 0, chain
        while step is not None:
            step, depth = step(0), depth + 1
        assert depth == 1000 and chain.__code__ is chain(0).__code__
        """,
    )


def test_a_linked_list_of_ten_thousand_instances_travels():
    round_trip(
        """
        class Node:
            def __init__(self, value, next): self.value, self.next = value, next

        first = None
        for i in reversed(range(10_000)):
            first = Node(i, first)
        last = first
        while last.next: last = last.next
        last.next = first
        """,
        """
        node = first
        for i in range(10_000):
            assert node.value == i
            node = node.next
        assert node is first
        """,
    )


def test_a_ring_of_a_thousand_functions_closes():
    source = "".join(
        f"def f{i}(n): return n if n == 0 else f{(i + 1) % 1000}(n - 1)\n" for i in range(1000)
    )
    round_trip(
        "from ring import f0",
        """
        f = f0
        for i in range(1000):
            assert f.__name__ == f"f{i}"
            f = f.__globals__[f"f{(i + 1) % 1000}"]
        assert f is f0 and f0(700) == 0
        """,
        {"ring.py": source},
    )


def test_containers_as_deep_as_the_pickler_goes_travel():
    round_trip(
        """
        nest = []
        for i in range(150):
            nest = [nest] if i % 3 == 0 else (nest,) if i % 3 == 1 else {"x": nest}
        """,
        """
        depth = 0
        while nest:
            nest = nest["x"] if isinstance(nest, dict) else nest[0]
            depth += 1
        assert depth == 150
        """,
    )


def test_an_object_that_is_used_a_hundred_thousand_times_is_written_once():
    one = len(capture("x = ['some text']\nxs = [x]"))
    many = len(capture("x = ['some text']\nxs = [x] * 100_000"))
    assert many - one < 100_000 * 5


def test_a_graph_that_doubles_with_every_level_stays_small():
    artifact = round_trip(
        """
        a = ()
        for _ in range(60):
            a = (a, a)
        """,
        """
        for _ in range(60):
            assert a[0] is a[1]
            a = a[0]
        assert a == ()
        """,
    )
    assert len(artifact) < 2000


# Its C pickler ends the interpreter where others raise RecursionError.
not_deep_here = pytest.mark.skipif(
    IN_PYODIDE and sys.version_info >= (3, 14), reason="Pyodide itself fails on such a program"
)


@not_deep_here
def test_containers_nested_a_hundred_thousand_deep_travel():
    artifact = capture(
        """
        ring = innermost = []
        for _ in range(100_000):
            ring = [ring]
        innermost.append(ring)
        tuples = dicts = None
        for _ in range(20_000):
            tuples, dicts = (tuples, _), {"inner": dicts}
        del _
        """
    )
    revive(
        artifact,
        """
        inner = ring
        for _ in range(100_001):
            inner = inner[0]
        assert inner is ring
        for i in reversed(range(20_000)):
            tuples, dicts = tuples[0], dicts["inner"]
        assert tuples is None and dicts is None
        """,
    )


@not_deep_here
def test_what_hangs_deep_down_is_refused_with_its_path():
    refused = capture_refused(
        """
        import threading
        nested = [threading.Lock()]
        for _ in range(5_000):
            nested = [nested]
        """
    )
    assert refused.only["path"] == "nested" + "[0]" * 5_001


def test_a_chain_is_taken_apart_and_what_is_near_is_left_alone():
    result = run_elsewhere(
        """
        import sys
        from reknot.teardown import take_apart

        __name__ = "__main__"

        class Node:
            def __init__(self, next): self.next = next

        class Slotted(Exception):
            __slots__ = "next", "empty"
            def __init__(self, next): self.next = next
            def __delattr__(self, name): raise AssertionError

        def wrap(inner): return lambda: inner

        near = {"path": sys.path, "list": [1]}
        chain = slotted = nested = closure = None
        for _ in range(20_000):
            chain, slotted = Node(chain), Slotted(slotted)
            nested, closure = [nested], wrap(closure)
        nodes, slots, lists, functions = [chain], [slotted], [nested], [closure]
        while nodes[-1].next: nodes.append(nodes[-1].next)
        while slots[-1].next: slots.append(slots[-1].next)
        while lists[-1][0]: lists.append(lists[-1][0])
        while functions[-1](): functions.append(functions[-1]())
        take_apart([near, chain, slotted, nested, closure])
        longest = 0
        for links, follow in ((nodes, lambda one: vars(one).get("next")),
                              (slots, lambda one: getattr(one, "next", one.args)),
                              (lists, lambda one: one and one[0]), (functions, lambda one: one())):
            length = 0
            for one in links:
                length = length + 1 if follow(one) else 0
                longest = max(longest, length)
        result = longest, near["path"] is sys.path and len(sys.path) > 0, near["list"]
        """
    )
    longest, path_is_there, near = result
    assert longest < 200 and path_is_there and near == [1]


def test_a_capture_after_a_deep_one_begins_anew():
    # The pickler that gave up on the depth is used again.
    assert run_elsewhere(
        """
        import reknot
        nested = []
        for _ in range(20_000):
            nested = [nested]
        before = reknot.dumps([1, [2]])
        reknot.dumps(nested)
        result = reknot.dumps([1, [2]]) == before
        while nested:
            nested = nested[0]
        """
    )


def test_a_module_at_the_end_of_a_chain_is_not_taken_apart():
    assert run_elsewhere(
        """
        import math
        from reknot.teardown import take_apart

        def chain(length):
            nested = math
            for _ in range(length): nested = [nested]
            return nested

        take_apart(chain(length) for length in range(90, 110))
        result = math.sqrt(4)
        """
    ) == 2
