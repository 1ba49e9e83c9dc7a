# title: One object as a global, in a list, and in a cell
# tags: global, sharing, identity
# %% main
shared = {"n": 1}


def use():
    return shared


def make(value):
    return lambda: value


get = make(shared)
items = [shared, shared]

# %% restored
assert use() is get() is items[0] is items[1]
items[0]["n"] = 2
assert use()["n"] == get()["n"] == 2
