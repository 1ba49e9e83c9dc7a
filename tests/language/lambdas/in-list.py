# title: Lambdas in a list over lines
# tags: lambda
# %% main
steps = [
    lambda x: x + 1, lambda x: x * 2,
    lambda x: (
        x - 3
    ),
]

# %% restored
assert [step(10) for step in steps] == [11, 20, 7]
