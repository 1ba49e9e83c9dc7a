# title: Lambdas as arguments of calls
# tags: lambda
# %% main
def keep(*functions, **named):
    return functions, named


(first, second), named = keep(lambda: 1, (lambda: 2), key=lambda item: -item)
ordered = sorted([1, 3, 2], key=named["key"])

# %% restored
assert (first(), second()) == (1, 2)
assert ordered == sorted([1, 2, 3], key=named["key"]) == [3, 2, 1]
