# title: Parameters of every sort together
# tags: function, parameters
# %% main
import inspect


def f(a, /, b, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


# %% restored
assert f(1, 2, 3, c=5, e=6) == (1, 2, (3,), 5, 4, {"e": 6})
assert str(inspect.signature(f)) == "(a, /, b, *args, c, d=4, **kwargs)"
