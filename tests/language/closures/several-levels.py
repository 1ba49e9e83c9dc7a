# title: Variables from several levels
# tags: closure
# %% main
def a(x):
    def b(y):
        def c(z):
            return lambda w: (x, y, z, w)

        return c

    return b


b = a(1)
c = b(2)
d = c(3)

# %% restored
assert d(4) == (1, 2, 3, 4)
assert b("y")("z")("w") == (1, "y", "z", "w")
assert c("z")("w") == (1, 2, "z", "w")
