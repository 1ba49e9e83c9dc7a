# title: Assignment expressions
# tags: function, syntax
# %% main
def longest(lines):
    found = [n for line in lines if (n := len(line)) > 1]
    while (n := n - 1) > 0:
        pass
    return found, n


# %% restored
assert longest(["a", "bb", "ccc"]) == ([2, 3], 0)
