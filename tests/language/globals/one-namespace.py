# title: Functions of one module share its globals
# tags: global, identity
# %% tools/text.py
limit = 3


def cut(text):
    return text[:limit]


def set_limit(n):
    global limit
    limit = n


# %% main
from tools.text import cut, set_limit

pair = [cut, {"set": set_limit}]

# %% restored
assert cut.__globals__ is set_limit.__globals__
pair[1]["set"](1)
assert cut("abc") == "a"
