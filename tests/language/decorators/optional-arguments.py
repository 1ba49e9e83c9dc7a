# title: A decorator with or without arguments
# tags: decorator
# %% main
import functools


def tag(f=None, *, name="plain"):
    if f is None:
        return functools.partial(tag, name=name)
    f.tag = name
    return f


@tag
def a():
    return "a"


@tag(name="named")
def b():
    return "b"


later = tag(name="later")

# %% restored
assert (a(), a.tag, b(), b.tag) == ("a", "plain", "b", "named")
assert later(lambda: 0).tag == "later"
assert later.func is tag
