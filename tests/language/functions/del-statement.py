# title: del of locals and globals
# tags: function, global
# %% main
token = "t"


def use():
    x = 1
    del x
    try:
        return x
    except UnboundLocalError:
        return "unbound"


def spend():
    global token
    kept = token
    del token
    return kept


def has():
    return "token" in globals()


# %% restored
assert use() == "unbound"
assert has()
assert spend() == "t"
assert not has()
