# title: A lambda over several lines
# tags: lambda, layout
# %% main
f = (
    lambda x,
    y=[
        1,
        2,
    ]: (
        x
        + sum(y)  # a comment
    )
)

# %% restored
assert f(1) == 4
assert f(1, [5]) == 6
