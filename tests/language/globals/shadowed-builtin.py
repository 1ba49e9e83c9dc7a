# title: A global that hides a built-in, and one that does not
# tags: global, builtins
# %% main
def len(x):
    return "mine"


def use(x):
    return len(x), sum(x), print


# %% restored
assert use([1, 2]) == ("mine", 3, print)
