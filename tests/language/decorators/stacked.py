# title: Stacked decorators
# tags: decorator
# %% main
applied = []


def mark(tag):
    def decorate(f):
        applied.append(tag)
        return lambda *a: (tag, f(*a))

    return decorate


@mark("outer")
@mark("middle")
@mark("inner")
def f(x):
    return x


# %% restored
assert f(1) == ("outer", ("middle", ("inner", 1)))
assert applied == ["inner", "middle", "outer"]
