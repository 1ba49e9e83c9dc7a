# title: Functions and classes as keys
# tags: dict, function
# %% main
def f():
    return table[f]


class C:
    pass


table = {f: "f", C: "C", (f, C): [f]}
group = {f, C, len}

# %% restored
assert f() == "f" and table[C] == "C" and table[f, C][0] is f
assert group == {f, C, len}
