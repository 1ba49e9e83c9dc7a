# title: Annotations that were changed
# tags: function, class, annotations
# %% main
def f(a: int, b: str):
    return a


class C:
    x: int


f.__annotations__["a"] = float
C.__annotations__["y"] = str

# %% restored
assert f.__annotations__ == {"a": float, "b": str}
assert C.__annotations__ == {"x": int, "y": str}
