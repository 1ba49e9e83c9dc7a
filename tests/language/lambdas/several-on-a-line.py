# title: Several lambdas on a line
# tags: lambda
# %% main
add, sub = lambda a, b: a + b, lambda a, b: a - b
pick = (lambda: 1)() and (lambda x: x + 1, lambda x: x + 2)

# %% restored
assert add(3, 2) == 5
assert sub(3, 2) == 1
assert [f(1) for f in pick] == [2, 3]
