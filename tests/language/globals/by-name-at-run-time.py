# title: globals()['name'] finds what was captured
# tags: global
# %% main
def handle_a():
    return "a"


def handle_b():
    return "b"


def dispatch(kind):
    return globals()["handle_" + kind]()


def names():
    return sorted(name for name in globals() if name.startswith("handle_"))


# %% restored
assert dispatch("a") + dispatch("b") == "ab"
assert names() == ["handle_a", "handle_b"]
