# title: A lambda with parameters of every sort
# tags: lambda, parameters
# %% main
f = lambda a, /, b=2, *args, c, d=4, **rest: (a, b, args, c, d, rest)
g = lambda *_: _
h = lambda: (yield)

# %% restored
assert f(1, c=3) == (1, 2, (), 3, 4, {})
assert f(1, 5, 6, c=7, e=8) == (1, 5, (6,), 7, 4, {"e": 8})
assert g(1, 2) == (1, 2)
assert next(h()) is None
