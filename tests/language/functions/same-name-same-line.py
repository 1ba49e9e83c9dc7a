# title: Two functions of one name made by one definition
# tags: function, name, closure
# %% main
def make(n):
    def value():
        return n

    return value


one, two = make(1), make(2)

# %% restored
assert (one(), two()) == (1, 2)
assert one is not two
assert one.__code__ == two.__code__
