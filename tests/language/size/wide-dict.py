# title: A dict of 100,000 texts
# tags: size, dict
# %% main
table = {f"key{n}": [n, str(n)] for n in range(100_000)}

# %% restored
assert len(table) == 100_000
assert table["key99999"] == [99_999, "99999"]
assert list(table)[12_345] == "key12345"
