"""What a function has beside its code: defaults, attributes, names, wrappers."""

from travel import round_trip


def test_defaults_are_the_values_they_were_and_are_shared():
    round_trip(
        """
        shared = []
        def collect(x, into=shared, *, also=shared, times=1 + 1):
            into.append(x)
            return into

        collect("before")
        """,
        """
        assert collect("after") == ["before", "after"]
        assert collect.__defaults__[0] is collect.__kwdefaults__["also"] is shared
        assert collect.__kwdefaults__["times"] == 2
        """,
    )


def test_a_default_that_names_an_uncaptured_local_keeps_its_value():
    round_trip(
        """
        def make():
            gone = [1, 2]
            def f(x=gone, *, y=len(gone)):
                return x, y
            return f

        f = make()
        """,
        "assert f() == ([1, 2], 2)",
    )


def test_changed_defaults_and_removed_defaults_stay_so():
    round_trip(
        """
        def f(a=1, *, b=2): return a, b
        def g(a=1, *, b=2): return a, b
        f.__defaults__, f.__kwdefaults__ = (10,), {"b": 20}
        g.__defaults__, g.__kwdefaults__ = None, None
        """,
        """
        assert f() == (10, 20)
        assert g.__defaults__ is None and g.__kwdefaults__ is None
        """,
    )


def test_names_docstrings_and_modules_that_were_changed_stay_changed():
    round_trip(
        """
        def f():
            "the first text"
        def g():
            "kept"
        def h(): pass
        f.__name__, f.__qualname__, f.__doc__, f.__module__ = "renamed", "a.renamed", "new", "else"
        h.__doc__ = ["not even a text"]
        """,
        """
        assert (f.__name__, f.__qualname__, f.__doc__) == ("renamed", "a.renamed", "new")
        assert f.__module__ == "else"
        assert g.__doc__ == "kept" and g.__name__ == g.__qualname__ == "g"
        assert h.__doc__ == ["not even a text"]
        """,
    )


def test_a_function_under_another_name_is_the_same_function():
    round_trip(
        """
        def f(): return 1
        alias = f
        table = {"f": f}
        """,
        """
        assert alias is f is table["f"]
        assert alias.__name__ == "f"
        """,
    )


def test_attributes_of_functions_travel_with_their_identity():
    round_trip(
        """
        def f(): f.calls += 1
        f.calls = 3
        f.tags = tags = ["a"]
        """,
        """
        f()
        assert f.calls == 4 and f.tags is tags
        """,
    )


def test_annotations_travel_as_values():
    round_trip(
        """
        class Point: pass
        def move(p: Point, by: int = 1, *rest: "Later", **more: list[int]) -> Point: ...
        """,
        """
        assert move.__annotations__ == {
            "p": Point, "by": int, "rest": "Later", "more": list[int], "return": Point
        }
        assert move.__annotations__["p"] is Point
        """,
    )


def test_a_wraps_decorator_is_not_run_again():
    round_trip(
        """
        import functools

        log = []
        def logged(label):
            log.append(("decorating", label))
            def decorate(function):
                @functools.wraps(function)
                def wrapper(*args, **kwargs):
                    log.append((label, args))
                    return function(*args, **kwargs)
                return wrapper
            return decorate

        @logged("first")
        @logged("second")
        def add(a, b=2):
            "adds"
            return a + b

        add(1)
        """,
        """
        assert log == [("decorating", "first"), ("decorating", "second"),
                       ("first", (1,)), ("second", (1,))]
        assert add(4) == 6 and len(log) == 6
        assert (add.__name__, add.__doc__) == ("add", "adds")
        assert add.__wrapped__.__wrapped__(1, 1) == 2
        """,
    )


def test_a_decorator_that_returns_the_function_leaves_it_alone():
    round_trip(
        """
        registry = {}
        def register(function):
            registry[function.__name__] = function
            return function

        @register
        def one(): return 1

        @register
        @register
        async def two(): return 2
        """,
        """
        assert registry == {"one": one, "two": two} and one() == 1
        """,
    )


def test_bound_methods_keep_their_object():
    round_trip(
        """
        class Stack:
            def __init__(self): self.items = []
            def push(self, item): self.items.append(item)
            @classmethod
            def make(cls): return cls()

        stack = Stack()
        push, make = stack.push, Stack.make
        stack.callback = stack.push
        """,
        """
        push(1)
        stack.callback(2)
        assert stack.items == [1, 2]
        assert push.__self__ is stack and push.__func__ is Stack.push
        assert stack.callback.__self__ is stack
        assert type(make()) is Stack and make.__self__ is Stack
        """,
    )


def test_properties_class_methods_and_static_methods_outside_of_classes_travel():
    round_trip(
        """
        def getter(self): "text"; return 1
        plain = property(getter)
        documented = property(getter, doc="another text")
        wrapped = staticmethod(getter)
        bound = classmethod(getter)
        """,
        """
        assert plain.fget is documented.fget is wrapped.__func__ is bound.__func__ is getter
        assert (plain.__doc__, documented.__doc__) == ("text", "another text")
        assert plain.fset is None
        """,
    )


def test_every_kind_of_parameter_keeps_its_place():
    round_trip(
        """
        def f(a, /, b, *args, c, d=4, **kwargs):
            return a, b, args, c, d, kwargs
        """,
        """
        import inspect
        assert f(1, 2, 3, c=5, e=6) == (1, 2, (3,), 5, 4, {"e": 6})
        assert str(inspect.signature(f)) == "(a, /, b, *args, c, d=4, **kwargs)"
        """,
    )


def test_generator_functions_async_functions_and_async_generators_keep_their_kind():
    round_trip(
        """
        def g(): yield 1
        async def c(): return 1
        async def a(): yield 1
        """,
        """
        import inspect
        assert inspect.isgeneratorfunction(g) and list(g()) == [1]
        assert inspect.iscoroutinefunction(c) and inspect.isasyncgenfunction(a)
        """,
    )


def test_type_expressions_of_the_standard_library_travel():
    round_trip(
        """
        import typing
        class Node: pass
        maybe, either = typing.Optional[Node], int | None
        def f(a: int | str, b: typing.Callable[[int], Node] = None, *c: typing.Any) -> Node | None: ...
        """,
        """
        import typing
        assert maybe == typing.Optional[Node] and either == int | None
        assert f.__annotations__ == {
            "a": int | str, "b": typing.Callable[[int], Node], "c": typing.Any, "return": Node | None
        }
        """,
    )


def test_methods_of_builtin_types_travel_by_reference():
    round_trip(
        """
        lower, keys, make, table = str.lower, dict.fromkeys, object.__new__, str.maketrans
        def longest(words, key=str.casefold): return max(words, key=key)
        """,
        """
        assert lower is str.lower and make is object.__new__ and table is str.maketrans
        assert keys("a") == {"a": None} and longest(["a", "B"]) == "B"
        """,
    )


def test_type_objects_of_generics_travel_with_the_users_classes_in_them():
    round_trip(
        """
        class Item: pass
        several = list[Item]
        table = dict[str, list[Item]]
        """,
        """
        assert several.__args__ == (Item,)
        assert table.__args__[1].__args__[0] is Item
        """,
    )
