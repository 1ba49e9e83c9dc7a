# title: Lambdas in a dict
# tags: lambda
# %% main
operators = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b,
    "nested": {"f": lambda: operators},
}

# %% restored
assert operators["+"](1, 2) == 3
assert operators["-"](1, 2) == -1
assert operators["nested"]["f"]() is operators
