# title: functools.singledispatch
# tags: decorator, functools
# %% main
import functools


class Point:
    pass


@functools.singledispatch
def show(value):
    return "object"


@show.register
def _(value: int):
    return "int"


@show.register(Point)
def show_point(value):
    return "point"


@show.register(list)
@show.register(tuple)
def _(value):
    return [show(item) for item in value]


# %% restored
assert show([1, "a", Point(), (True,)]) == ["int", "object", "point", ["int"]]
assert show.dispatch(Point) is show_point
assert show.registry[Point] is show_point
show.register(str, lambda value: "str")
assert show("a") == "str" and show(b"") == "object"
