# title: A function that is its own attribute
# tags: function, attributes, cycle
# %% main
def f():
    return f.me


f.me = f
holder = {"f": f}
f.holder = holder

# %% restored
assert f.me is f
assert f() is f
assert f.holder["f"] is f and f.holder is holder
