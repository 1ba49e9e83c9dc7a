# title: A nonlocal statement two levels up
# tags: function, nonlocal
# %% main
def make():
    n = 0

    def outer():
        def inner():
            nonlocal n
            n += 1
            return n

        return inner

    return outer(), outer()


a, b = make()
a()

# %% restored
assert b() == 2
assert a() == 3
