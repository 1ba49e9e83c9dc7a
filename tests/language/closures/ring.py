# title: Three local functions that call each other
# tags: closure, cycle
# %% main
def make():
    def a(n):
        return ["a", *b(n - 1)] if n else []

    def b(n):
        return ["b", *c(n - 1)] if n else []

    def c(n):
        return ["c", *a(n - 1)] if n else []

    return {"a": a, "c": c}


ring = make()

# %% restored
assert ring["a"](4) == ["a", "b", "c", "a"]
a, c = ring["a"], ring["c"]
assert c.__closure__[0].cell_contents is a
