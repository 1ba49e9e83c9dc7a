# title: A decorator that returns something else
# tags: decorator
# %% main
def call(f):
    return f()


@call
def table():
    return {"a": [1, 2]}


@repr
def name():
    pass


@lambda f: [f, f]
def pair():
    return "pair"


# %% restored
assert table == {"a": [1, 2]}
assert name.startswith("<function name at")
assert pair[0] is pair[1] and pair[0]() == "pair"
