"""PEP 695 and 696: functions, classes and aliases with type parameters."""

import sys

import pytest
from travel import round_trip

pytestmark = pytest.mark.skipif(sys.version_info < (3, 12), reason="new syntax")


def test_functions_with_type_parameters():
    round_trip(
        """
        def first[T](items: list[T]) -> T:
            return items[0]

        def make[T, *Ts, **P](x):
            def inner(y: T):
                return x, y
            return inner

        inner = make(1)
        """,
        """
        assert first([3]) == 3
        (T,) = first.__type_params__
        assert T.__name__ == "T" and first.__annotations__["return"] is T
        assert [str(p) for p in make.__type_params__] == ["T", "Ts", "P"]
        assert inner(2) == (1, 2)
        """,
    )


def test_classes_with_type_parameters():
    round_trip(
        """
        class Box[T: int]:
            def __init__(self, value: T): self.value = value
            def get(self) -> T: return self.value
            def map[U](self, f) -> "Box[U]": return Box(f(self.value))

        class IntBox(Box[int]): pass

        box = Box(3)
        alias = Box[int]
        """,
        """
        (T,) = Box.__type_params__
        assert T.__bound__ is int and Box.__parameters__ == (T,)
        assert box.map(str).get() == "3" and alias(4).get() == 4
        assert IntBox.__orig_bases__ == (alias,)
        """,
    )


def test_aliases():
    round_trip(
        """
        type Pairs[T] = list[tuple[T, T]]
        type Plain = dict[str, int]
        """,
        """
        assert Plain.__value__ == dict[str, int] and Plain.__name__ == "Plain"
        (T,) = Pairs.__type_params__
        assert Pairs[int].__args__ == (int,)
        """,
    )


@pytest.mark.skipif(sys.version_info < (3, 13), reason="new syntax")
def test_defaults_of_type_parameters():
    round_trip(
        "def f[T = int](x: T) -> T: return x",
        "assert f.__type_params__[0].__default__ is int and f(1) == 1",
    )
