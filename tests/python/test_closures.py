"""Closures keep their cells: shared, rebound, empty, deleted."""

from travel import round_trip


def test_nonlocal_state_goes_on_where_it_stopped():
    round_trip(
        """
        def make_counter(start):
            count = start
            def increment():
                nonlocal count
                count += 1
                return count
            return increment

        a, b = make_counter(0), make_counter(100)
        a(); a(); b()
        """,
        """
        assert (a(), b(), a(), b()) == (3, 102, 4, 103)
        assert a.__closure__[0] is not b.__closure__[0]
        """,
    )


def test_a_cell_stays_shared_by_many_closures():
    round_trip(
        """
        def make():
            value = 0
            def add(n):
                nonlocal value
                value += n
            def get():
                return value
            def reset():
                nonlocal value
                value = 0
            return {"add": add, "get": get, "more": [get, (reset,)]}

        account = make()
        account["add"](5)
        """,
        """
        add, get = account["add"], account["get"]
        also_get, (reset,) = account["more"]
        assert get is also_get and get() == 5
        add(2)
        assert get() == 7
        reset()
        assert get() == 0
        (cell,) = get.__closure__
        assert add.__closure__ == reset.__closure__ == (cell,)
        assert add.__closure__[0] is reset.__closure__[0] is cell
        """,
    )


def test_a_cell_is_shared_with_the_methods_of_a_local_class():
    round_trip(
        """
        def make():
            total = 10
            class Purse:
                def put(self, n):
                    nonlocal total
                    total += n
                @property
                def total(self):
                    return total
            def get():
                return total
            return Purse, get

        Purse, get = make()
        purse = Purse()
        purse.put(1)
        """,
        """
        purse.put(4)
        assert get() == purse.total == 15
        assert Purse.put.__closure__[0] is get.__closure__[0]
        assert Purse.__qualname__ == "make.<locals>.Purse"
        """,
    )


def test_an_empty_cell_stays_empty_until_it_is_assigned():
    round_trip(
        """
        def make():
            def use():
                return late
            def assign(value):
                nonlocal late
                late = value
            return use, assign
            late = None

        use, assign = make()
        """,
        """
        try:
            use()
        except NameError as error:
            assert "late" in str(error)
        else:
            raise AssertionError
        assign(1)
        assert use() == 1
        """,
    )


def test_a_deleted_variable_stays_deleted():
    round_trip(
        """
        def make():
            x = 1
            def get():
                return x
            def drop():
                nonlocal x
                del x
            return get, drop

        get, drop = make()
        drop()
        """,
        """
        try:
            get.__closure__[0].cell_contents
        except ValueError:
            pass
        else:
            raise AssertionError
        """,
    )


def test_functions_of_a_loop_see_its_last_value_and_share_its_cell():
    round_trip(
        """
        def make():
            late, early = [], []
            for i in range(3):
                late.append(lambda: i)
                early.append(lambda i=i: i)
            return late, early

        late, early = make()
        """,
        """
        assert [f() for f in late] == [2, 2, 2]
        assert [f() for f in early] == [0, 1, 2]
        assert late[0].__closure__[0] is late[2].__closure__[0]
        assert early[0].__closure__ is None
        assert len({f.__code__ for f in late}) == 1
        """,
    )


def test_a_captured_value_is_no_global():
    round_trip(
        """
        factor = 1000
        def make(factor):
            def multiply(x):
                return x * factor
            return multiply

        double = make(2)
        """,
        """
        assert double(4) == 8
        double.__globals__["factor"] = 7
        assert double(4) == 8
        """,
    )


def test_closures_inside_closures_keep_the_cells_of_every_level():
    round_trip(
        """
        def outer(a):
            def middle(b):
                def inner(c):
                    nonlocal a, b
                    a, b = a + 1, b + c
                    return a, b
                return inner
            return middle, lambda: a

        middle, get_a = outer(1)
        inner = middle(10)
        inner(5)
        """,
        """
        assert inner(1) == (3, 16)
        assert get_a() == 3
        assert middle(100)(1) == (4, 101)
        assert get_a() == 4
        """,
    )


def test_a_closure_keeps_a_mutable_value_that_has_another_name():
    round_trip(
        """
        log = []
        def make(sink):
            return lambda line: sink.append(line)

        write = make(log)
        write("before")
        """,
        """
        write("after")
        assert log == ["before", "after"]
        assert write.__closure__[0].cell_contents is log
        """,
    )


def test_one_cell_that_hangs_in_two_variables_is_one():
    round_trip(
        """
        import types
        cell = types.CellType([1])
        pair = [cell, cell]
        empty = types.CellType()
        """,
        """
        assert pair[0] is pair[1] is cell
        assert cell.cell_contents == [1]
        assert empty != cell
        """,
    )


def test_a_cell_holds_itself():
    round_trip(
        """
        import types
        knot = types.CellType()
        knot.cell_contents = knot
        """,
        "assert knot.cell_contents is knot",
    )


def test_comprehensions_and_generator_expressions_inside_functions_keep_their_scopes():
    round_trip(
        """
        def make(n):
            def table():
                return {k: [k * n for _ in range(2)] for k in range(n)}, list(x + n for x in [1])
            return table

        table = make(2)
        """,
        "assert table() == ({0: [0, 0], 1: [2, 2]}, [3])",
    )


def test_a_function_that_only_its_partial_knows_travels():
    round_trip(
        """
        import functools
        def power(base, exponent, *, scale=1):
            return scale * base ** exponent

        square = functools.partial(power, exponent=2)
        del power
        """,
        """
        assert square(5) == 25
        assert square.func.__name__ == "power"
        """,
    )
