"""Functions that lead back to themselves, whichever way they do."""

from travel import round_trip


def test_a_function_finds_itself_in_its_globals():
    round_trip(
        """
        def factorial(n):
            return 1 if n <= 1 else n * factorial(n - 1)
        """,
        """
        assert factorial(10) == 3628800
        assert factorial.__globals__["factorial"] is factorial
        """,
    )


def test_a_module_function_that_main_calls_otherwise_finds_itself():
    round_trip(
        "from maths import factorial as compute",
        """
        assert compute(5) == 120
        assert compute.__globals__["factorial"] is compute
        assert compute.__name__ == "factorial"
        assert compute.__module__ == "maths"
        """,
        {
            "maths.py": """
            def factorial(n):
                return 1 if n <= 1 else n * factorial(n - 1)
            """
        },
    )


def test_functions_of_two_modules_call_each_other():
    round_trip(
        "from ping import ping\nimport pong",
        """
        assert ping(5) == ["ping", "pong", "ping", "pong", "ping", "pong"]
        assert ping.__globals__["pong"].pong is pong.pong
        assert pong.pong.__globals__["ping"].ping is ping
        """,
        {
            "ping.py": """
            import pong

            def ping(n):
                return ["ping"] + (pong.pong(n - 1) if n else [])
            """,
            "pong.py": """
            import ping

            def pong(n):
                return ["pong"] + (ping.ping(n - 1) if n else [])
            """,
        },
    )


def test_a_ring_of_three_module_functions_closes():
    round_trip(
        "from ring import a",
        """
        b = a.__globals__["b"]
        c = b.__globals__["c"]
        assert c.__globals__["a"] is a
        assert a(7) == "abcabcab"
        """,
        {
            "ring.py": """
            def a(n): return "a" + (b(n - 1) if n else "")
            def b(n): return "b" + (c(n - 1) if n else "")
            def c(n): return "c" + (a(n - 1) if n else "")
            """
        },
    )


def test_local_functions_that_call_each_other_share_no_cell_with_the_next_pair():
    round_trip(
        """
        def make_parity():
            def is_even(n):
                return n == 0 or is_odd(n - 1)

            def is_odd(n):
                return n != 0 and is_even(n - 1)

            return is_even, is_odd

        first, second = make_parity(), make_parity()
        """,
        """
        for is_even, is_odd in (first, second):
            assert is_even(10) and is_odd(7) and not is_even(3)
            assert is_even.__closure__[0].cell_contents is is_odd
            assert is_odd.__closure__[0].cell_contents is is_even
        assert first[0].__closure__[0] is not second[0].__closure__[0]
        assert first[0].__code__ is second[0].__code__
        """,
    )


def test_a_lambda_calls_itself_through_a_cell_and_through_a_global():
    round_trip(
        """
        def make():
            fact = lambda n: 1 if n < 2 else n * fact(n - 1)
            return fact

        local = make()
        fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)
        """,
        """
        assert local(5) == 120 and local.__closure__[0].cell_contents is local
        assert fib(10) == 55 and fib.__globals__["fib"] is fib
        """,
    )


def test_a_function_is_its_own_default_keyword_default_and_attribute():
    round_trip(
        """
        def f(n, again=None, *, also=None):
            return n if n == 0 else again(n - 1)

        f.__defaults__ = (f,)
        f.__kwdefaults__ = {"also": f}
        f.me = f
        f.inside = [f]
        """,
        """
        assert f.__defaults__ == (f,) and f.__kwdefaults__["also"] is f
        assert f.me is f and f.inside[0] is f
        assert f(3) == 0
        """,
    )


def test_an_annotation_refers_to_its_own_function():
    round_trip(
        """
        def f(x):
            return x

        f.__annotations__ = {"x": f, "return": "f"}
        """,
        """
        assert f.__annotations__ == {"x": f, "return": "f"}
        """,
    )


def test_a_cell_leads_to_its_function_through_containers_of_every_kind():
    round_trip(
        """
        def make():
            def f():
                return table
            table = {"list": [f], "tuple": (f,), "set": {f}, "key": {f: 1}, "frozen": frozenset([f])}
            return f

        f = make()
        """,
        """
        table = f()
        assert table["list"][0] is table["tuple"][0] is f
        assert f in table["set"] and f in table["key"] and f in table["frozen"]
        """,
    )


def test_a_recursive_generator_and_a_coroutine_function_travel():
    round_trip(
        """
        def walk(tree):
            for part in tree:
                if isinstance(part, list):
                    yield from walk(part)
                else:
                    yield part

        async def countdown(n):
            return [] if n == 0 else [n, *await countdown(n - 1)]
        """,
        """
        assert list(walk([1, [2, [3]], 4])) == [1, 2, 3, 4]
        try:
            countdown(2).send(None)
        except StopIteration as end:
            assert end.value == [2, 1]
        """,
    )


def test_a_method_and_a_function_call_each_other():
    round_trip(
        """
        class Node:
            def __init__(self, parts=()):
                self.parts = parts

            def depth(self):
                return 1 + deepest(self.parts)

        def deepest(nodes):
            return max((node.depth() for node in nodes), default=0)

        tree = Node([Node([Node()]), Node()])
        """,
        """
        assert tree.depth() == deepest([tree]) == 3
        assert Node.depth.__globals__ is deepest.__globals__
        """,
    )
