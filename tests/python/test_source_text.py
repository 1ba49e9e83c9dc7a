"""Source travels as it was written, and is found again where it arrives."""

from travel import round_trip


def test_docstrings_with_lines_in_column_zero_stay_as_they_are():
    round_trip(
        "def outer():\n"
        "    def inner():\n"
        '        """first\n'
        "second, in column zero\n"
        '    third"""\n'
        '        return """\n'
        "x\n"
        '"""\n'
        "    return inner\n"
        "inner = outer()\n"
        "class A:\n"
        "    class B:\n"
        '        """doc\n'
        'of B"""\n'
        "        def m(self):\n"
        "            '''a\n"
        "b'''\n"
        "            return (1,\n"
        "2)\n",
        r"""
        assert inner.__doc__ == "first\nsecond, in column zero\n    third"
        assert inner() == "\nx\n"
        assert A.B.__doc__ == "doc\nof B" and A.B.m.__doc__ == "a\nb" and A.B().m() == (1, 2)
        """,
    )


def test_each_of_several_lambdas_on_a_line_is_itself():
    round_trip(
        """
        a, b, c = lambda: 1, lambda: 2, lambda: 3
        same = [lambda x: x + 1, lambda x: x - 1, lambda x: x + 1]
        nested = lambda x: lambda y: lambda z: (x, y, z)
        inner = nested(1); innermost = nested(1)(2)
        default = lambda f=lambda: 5: f()
        conditional = (lambda: 1) if a() == 2 else (lambda: 2)
        """,
        """
        assert (a(), b(), c()) == (1, 2, 3)
        assert [f(10) for f in same] == [11, 9, 11]
        assert nested(1)(2)(3) == inner(2)(3) == innermost(3) == (1, 2, 3)
        assert default() == 5 and conditional() == 2
        """,
    )


def test_lambdas_in_containers_over_several_lines_travel():
    round_trip(
        """
        table = {
            "add": lambda a, b: (
                a
                + b
            ), "mul": lambda a, b: a * b,
            "neg": lambda a: [
                -a
            ][0],
        }
        def call(f, *args, key=lambda x: -x):
            return f(*args, key=key)
        ordered = call(sorted, [1, 3, 2])
        picked = call.__kwdefaults__["key"]
        """,
        """
        assert table["add"](1, 2) == 3 and table["mul"](2, 3) == 6 and table["neg"](1) == -1
        assert ordered == [3, 2, 1] and picked(2) == -2
        """,
    )


def test_lambdas_in_class_bodies_and_comprehensions_travel():
    round_trip(
        """
        class Table:
            __private = 7
            double = lambda self, x: 2 * x
            pick = [lambda self: self.__private, lambda self: 0][0]
        adders = [lambda x, n=n: x + n for n in range(3)]
        late = list((lambda: n) for n in range(2))
        """,
        """
        assert Table().double(4) == 8 and Table.pick(Table()) == 7
        assert [f(1) for f in adders] == [1, 2, 3]
        assert [f() for f in late] == [1, 1]
        """,
    )


def test_code_indented_with_tabs_and_form_feeds_travels():
    round_trip(
        "class A:\n\tdef m(self):\n\t\tif True:\n\t\t\treturn 1\n\n"
        "\x0cdef f():\n\treturn 2\n"
        "if True:\n\tdef g():\n\t    return 3\n",
        "assert (A().m(), f(), g()) == (1, 2, 3)",
    )


def test_definitions_inside_blocks_travel():
    round_trip(
        """
        if True:
            try:
                for _ in range(1):
                    def f(): return 1
                    class C:
                        if True:
                            def m(self): return 2
            finally:
                with open(__file__) if False else __import__("contextlib").nullcontext():
                    g = lambda: 3
        """,
        "assert (f(), C().m(), g()) == (1, 2, 3)",
    )


def test_text_that_is_no_ascii_stays_what_it_is():
    round_trip(
        """
        def grüße(naïve="ü", *, 変数="\N{GRINNING FACE}"):  # Kommentar: äöü
            return f"→ {naïve} {変数}"
        é = lambda: "é"; ö = lambda: "ö"
        """,
        "assert grüße() == '→ ü \N{GRINNING FACE}' and é() == 'é' and ö() == 'ö'",
    )


def test_future_annotations_keep_annotations_text():
    round_trip(
        "from shapes import area, Shape\ndef plain(x: int): ...",
        """
        assert area.__annotations__ == {"shape": "Shape", "scale": "undefined.Name", "return": "int"}
        assert Shape.__annotations__ == {"side": "int"} and plain.__annotations__ == {"x": int}
        assert Shape.grow.__annotations__ == {"by": "float"}
        """,
        {
            "shapes.py": """
            from __future__ import annotations
            class Shape:
                side: int
                def grow(self, by: float): ...
            def area(shape: Shape, scale: undefined.Name = 1) -> int: ...
            """
        },
    )


def test_redefinitions_are_told_apart():
    round_trip(
        """
        def f(): return "first"
        first = f
        def f(): return "second"
        def make(flag):
            if flag:
                def g(): return "yes"
            else:
                def g(): return "no"
            return g
        yes, no = make(True), make(False)
        """,
        """
        assert (first(), f()) == ("first", "second")
        assert (yes(), no()) == ("yes", "no")
        """,
    )


def test_line_endings_of_windows_travel():
    round_trip(
        "from dos import f",
        'assert f() == "a\\nb" and f.__code__.co_firstlineno == 2',
        {"dos.py": 'X = 1\r\ndef f():\r\n    return """a\r\nb"""\r\n'},
    )


def test_inspect_finds_source_file_and_line():
    round_trip(
        """
        from package.part import outer, Thing
        inner = outer()
        """,
        """
        import inspect
        assert inspect.getsource(inner) == "    def inner():\\n        return 1\\n"
        assert inspect.getsourcefile(inner) == inspect.getfile(inner) == "package/part.py"
        assert inspect.getsourcelines(outer)[1] == 4
        assert inspect.getsource(Thing.method).strip() == "def method(self): pass"
        assert inner.__code__.co_firstlineno == 5
        nested = outer.__code__.co_consts
        assert [c.co_firstlineno for c in nested if hasattr(c, "co_code")] == [5]
        """,
        {
            "package/__init__.py": "",
            "package/part.py": """\
            # a comment that does not travel

            # and a second
            def outer():
                def inner():
                    return 1
                return inner

            class Thing:
                def method(self): pass
            """,
        },
    )


def test_a_class_knows_its_line_from_3_13_on():
    round_trip(
        """
        x = 1
        class Outer:
            class Inner:
                y = 2
        """,
        """
        import sys
        expected = 4 if sys.version_info >= (3, 13) else None
        assert getattr(Outer.Inner, "__firstlineno__", None) == expected
        """,
    )


def test_tracebacks_show_the_right_file_line_and_text():
    round_trip(
        "from deep.module import fail",
        """
        import traceback
        try:
            fail()
        except ZeroDivisionError as error:
            text = "".join(traceback.format_exception(error))
        assert 'File "deep/module.py", line 7, in fail' in text, text
        assert "return list(map(lambda x:" in text
        assert 'File "deep/module.py", line 8, in <lambda>' in text
        assert "x / 0, [1]))" in text
        """,
        {
            "deep/module.py": """\
            '''A module.'''


            import math


            def fail(): return list(map(lambda x:
                x / 0, [1]))
            """
        },
    )


def test_characters_that_only_python_takes_for_line_ends_do_not_shift_lines():
    round_trip(
        "x = '\x0b\x1c\u2028'\ndef f():\n    return '\x0c\u2029\x85'\ng = lambda: 1\n",
        r"""
        import inspect
        assert f() == '\x0c\u2029\x85' and g() == 1
        assert inspect.getsourcelines(f)[1] == 2 and "lambda: 1" in inspect.getsource(g)
        """,
    )


def test_a_function_that_was_restored_makes_functions_that_can_be_sent_on():
    round_trip(
        """
        def make(n):
            class Local:
                def get(self): return n
            def get(): return n
            return Local, get, lambda: n
        """,
        """
        import reknot
        Local, get, short = made = make(5)
        again = reknot.restore(reknot.capture({"made": made, "make": make}))
        assert again["made"][1]() == again["made"][2]() == again["made"][0]().get() == 5
        assert again["made"][1].__closure__[0] is again["made"][2].__closure__[0]
        assert again["make"] is not make and again["make"](6)[1]() == 6
        """,
    )


