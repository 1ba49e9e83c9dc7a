# eval and exec without namespaces see the variables of the function, captured ones too.
def owner(x):
    y = 2

    def inner(z):
        x
        return eval("x + z"), eval("[k for k in (x, z)][0]")

    return inner(10), eval("x + y"), eval("inner.__name__")


print(owner(1))
