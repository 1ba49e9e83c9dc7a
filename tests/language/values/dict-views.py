# title: Order of a dict, keys of mixed types
# tags: dict
# %% main
table = {}
for key in ("z", 1, None, (1, "a"), 2.5, True, b"z", frozenset("q")):
    table[key] = len(table)
del table["z"]
table["z"] = "last"

# %% restored
assert list(table) == [1, None, (1, "a"), 2.5, b"z", frozenset("q"), "z"]
assert table[1] == table[True] == 5
assert table["z"] == "last" and type(next(iter(table))) is int
