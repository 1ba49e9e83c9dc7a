"""Modules of the user's: one namespace each, with what the code needs and no more."""

from travel import round_trip, text_of


def test_functions_of_one_module_share_their_globals():
    round_trip(
        "from shop import buy, stock\nfrom other import note",
        """
        assert buy.__globals__ is stock.__globals__
        assert buy.__globals__ is not note.__globals__
        buy()
        assert stock() == 1 and note.__globals__["LOG"] == ["bought"]
        assert buy.__globals__["note"] is note
        """,
        {
            "shop.py": """
            from other import note
            STOCK = {"apples": 2}

            def buy():
                STOCK["apples"] -= 1
                note("bought")

            def stock():
                return STOCK["apples"]
            """,
            "other.py": """
            LOG = []

            def note(line):
                LOG.append(line)
            """,
        },
    )


def test_functions_that_rebind_a_global_go_on_sharing_it():
    round_trip(
        "from ticks import tick, ticks\ntick()",
        """
        assert ticks() == 1
        tick()
        assert ticks() == 2
        tick.__globals__["COUNT"] = 40
        tick()
        assert ticks() == 41
        """,
        {
            "ticks.py": """
            COUNT = 0

            def tick():
                global COUNT
                COUNT += 1

            def ticks():
                return COUNT
            """
        },
    )


def test_a_global_that_is_only_written_is_not_needed_to_exist():
    round_trip(
        """
        def start():
            global running
            running = True

        def stop():
            global running
            del running
        """,
        """
        assert "running" not in start.__globals__
        start()
        assert stop.__globals__["running"] is True
        stop()
        assert "running" not in start.__globals__
        """,
    )


def test_a_name_that_main_rebound_is_what_functions_see():
    round_trip(
        """
        import shop
        shop.price = lambda: 2
        shop.RATE = 10
        total = shop.total
        del shop
        """,
        "assert total() == 20",
        {
            "shop.py": """
            RATE = 1

            def price():
                return 1

            def total():
                return price() * RATE
            """
        },
    )


def test_only_the_names_that_captured_code_uses_travel():
    artifact = round_trip(
        "from wide import used",
        """
        names = {name for name in used.__globals__ if not name.startswith("__")}
        assert names == {"inner_value", "nested_value"}
        """,
        {
            "wide.py": """
            inner_value = 1
            nested_value = 2
            DEFAULT = 3
            unused = object()
            secret = "never sent"

            def used(x=DEFAULT):
                def nested():
                    return [nested_value for _ in range(x)]
                return inner_value, nested()

            def unused_function():
                return secret
            """
        },
    )
    assert "never sent" not in str(text_of(artifact))


def test_names_that_a_class_body_and_its_methods_use_are_looked_up_in_their_module():
    round_trip(
        "from shapes import Square",
        """
        assert Square(3).area() == 9
        assert Square(2).scaled().side == 20
        assert Square.scaled.__globals__["SCALE"] == 10
        """,
        {
            "shapes.py": """
            SCALE = 10

            class Square:
                default = SCALE

                def __init__(self, side):
                    self.side = side

                def area(self):
                    return power(self.side)

                def scaled(self):
                    return Square(self.side * SCALE)

            def power(x):
                return x ** 2
            """
        },
    )


def test_a_module_that_is_captured_whole_keeps_its_functions_and_state():
    round_trip(
        "import settings\nfrom settings import read",
        """
        assert settings.__name__ == "settings"
        assert settings.read is read
        assert vars(settings) is read.__globals__
        settings.VALUES["a"] = 2
        assert read("a") == 2
        """,
        {
            "settings.py": """
            VALUES = {"a": 1}

            def read(key):
                return VALUES[key]
            """
        },
    )


def test_main_and_a_module_with_the_same_names_stay_apart():
    round_trip(
        """
        from helpers import name as other_name
        LABEL = "main"
        def name():
            return LABEL
        """,
        """
        assert (name(), other_name()) == ("main", "helpers")
        assert name.__module__ == "__main__" and other_name.__module__ == "helpers"
        """,
        {
            "helpers.py": """
            LABEL = "helpers"
            def name():
                return LABEL
            """
        },
    )


def test_modules_of_a_package_know_their_package():
    round_trip(
        "from package import top\nfrom package.sub.deep import where",
        """
        assert where() == ("package.sub.deep", "package.sub", "package/sub/deep.py")
        assert top() == ("package", "package", "package/__init__.py")
        """,
        {
            "package/__init__.py": """
            def top():
                return __name__, __package__, __file__
            """,
            "package/sub/__init__.py": "",
            "package/sub/deep.py": """
            def where():
                return __name__, __package__, __file__
            """,
        },
    )


def test_a_package_that_hides_its_module_behind_a_function_of_that_name_is_no_trouble():
    round_trip(
        "from tools.run import run",
        "assert run() == 'ran'",
        {
            "tools/__init__.py": "from .run import run\n",
            "tools/run.py": "def run():\n    return 'ran'\n",
        },
    )


def test_standard_modules_and_their_functions_travel_by_reference():
    round_trip(
        """
        import collections.abc, json, math
        from os.path import join
        def area(r):
            return math.pi * r ** 2
        """,
        """
        import json as here, math as math_here, os.path, sys
        assert json is here and math is math_here and join is os.path.join
        assert collections is sys.modules["collections"]
        assert area.__globals__["math"] is math_here
        """,
    )


def test_builtins_are_those_of_the_other_interpreter():
    round_trip(
        """
        def longest(words):
            return max(words, key=len)
        table = {"len": len, "int": int, "none": type(None), "dots": ..., "no": NotImplemented}
        """,
        """
        import builtins
        assert longest(["a", "bb"]) == "bb"
        assert table["len"] is len and table["int"] is int and table["none"] is type(None)
        assert table["dots"] is ... and table["no"] is NotImplemented
        assert longest.__builtins__ is vars(builtins)
        """,
    )


def test_a_function_may_shadow_a_builtin_with_a_global():
    round_trip(
        """
        def len(x):
            return 42
        def size(x):
            return len(x)
        """,
        "assert size([]) == 42",
    )


def test_a_global_that_a_closure_hides_does_not_travel():
    round_trip(
        "from hidden import Local, get",
        """
        assert (Local.tag, get()) == ("mine", "mine")
        assert "label" not in get.__globals__
        """,
        {
            "hidden.py": """
            import threading
            label = threading.Lock()

            def make(label):
                class Local:
                    tag = label
                    def get(self): return label
                return Local, Local().get

            Local, get = make("mine")
            """
        },
    )
