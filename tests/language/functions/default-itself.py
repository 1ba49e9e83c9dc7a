# title: A function that is its own default
# tags: function, default, cycle
# %% main
def f(n, me=None):
    return 1 if n == 0 else n * me(n - 1)


f.__defaults__ = (f,)

# %% restored
assert f.__defaults__[0] is f
assert f(5) == 120
