# title: An iterator that calls a function of the user's
# tags: refused, iterator
# An artifact that may build it could have any function called that it can name.
# %% main
def double(x):
    return 2 * x


mapped = [map(double, iter([1, 2, 3]))]
next(mapped[0])

# %% error
# mapped[0]
# map
