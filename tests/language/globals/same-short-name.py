# title: Two modules of the same short name
# tags: global, module
# %% a/util.py
def name():
    return __name__, helper()


def helper():
    return "a"


# %% b/util.py
def name():
    return __name__, helper()


def helper():
    return "b"


# %% main
from a.util import name as first
from b.util import name as second

# %% restored
assert first() == ("a.util", "a")
assert second() == ("b.util", "b")
