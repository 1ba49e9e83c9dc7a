# A parameter is changed by an inner function; another local of it stays its own.
def free_vars(foo, bar):
    x = 1
    y = 2

    def g():
        nonlocal y
        y = 3
        nonlocal bar
        bar += y

    z = 3
    g()
    return foo, bar, x, y, z


print(free_vars(1, 2))
