# title: An annotation that is the function itself
# tags: function, annotations, cycle
# %% main
def f(a, b):
    return a


f.__annotations__["a"] = f
f.__annotations__["b"] = [f.__annotations__]

# %% restored
assert f.__annotations__["a"] is f
assert f.__annotations__["b"][0] is f.__annotations__
