# title: Comments and blank lines at column 0 within a body
# tags: function, layout
# %% main
def make():
    def f(x):
# a comment at column 0

        y = x + 1

# another
        return y
    return f


f = make()

# %% restored
assert f(1) == 2
