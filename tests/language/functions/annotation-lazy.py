# title: Lazy annotations stay unevaluated
# tags: function, annotations
# python: >=3.14
# %% main
import annotationlib


def f(a: Later, b: list[Later]) -> Never.Mind:
    return a


# %% restored
assert annotationlib.get_annotations(f, format=annotationlib.Format.STRING) == {
    "a": "Later",
    "b": "list[Later]",
    "return": "Never.Mind",
}
try:
    f.__annotations__
except NameError as error:
    assert error.name == "Later"
else:
    raise AssertionError("Later was found")
