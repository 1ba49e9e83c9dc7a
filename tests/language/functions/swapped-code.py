# title: A function that was given another function's code
# tags: function, code
# %% main
def f(x):
    return "f", x


def g(x):
    return "g", x


f.__code__ = g.__code__

# %% restored
assert f(1) == ("g", 1)
assert f.__name__ == "f"
assert f.__code__.co_name == "g"
