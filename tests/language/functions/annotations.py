# title: Annotations of every form
# tags: function, annotations
# %% main
import typing
from typing import Callable, Optional


class Item:
    pass


def f(
    a: int,
    b: "text, not a type",
    *args: list[Item],
    c: Optional[Item] = None,
    d: dict[str, Callable[[int], str]] = {},
    e: int | None = 3,
    **kwargs: typing.Literal["x", 1],
) -> Item:
    return Item()


# %% restored
assert list(f.__annotations__) == ["a", "b", "args", "c", "d", "e", "kwargs", "return"]
assert f.__annotations__["return"] is Item
assert f.__annotations__["args"] == list[Item]
assert f.__annotations__["b"] == "text, not a type"
assert f.__annotations__["c"] == Optional[Item]
assert f.__annotations__["d"] == dict[str, Callable[[int], str]]
assert f.__annotations__["e"] == int | None
assert f.__annotations__["kwargs"] == typing.Literal["x", 1]
