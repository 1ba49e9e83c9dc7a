# title: A dict in itself
# tags: dict, cycle
# %% main
table = {"a": 1}
table["me"] = table
other = {"table": table, 2: None}
table[3] = other

# %% restored
assert table["me"] is table and table[3]["table"] is table
assert list(table) == ["a", "me", 3] and table[3] is other
