# title: from __future__ import annotations
# tags: function, annotations
# %% main
from __future__ import annotations

import typing


def f(a: list[int], b: NotDefinedAnywhere = None) -> dict[str, int]:
    def inner(c: int) -> str:
        return str(c)

    return inner


# %% restored
assert f.__annotations__["b"] == "NotDefinedAnywhere"
assert f.__annotations__["return"] == "dict[str, int]"
assert f([]).__annotations__ == {"c": "int", "return": "str"}
assert typing.get_type_hints(f([])) == {"c": int, "return": str}
