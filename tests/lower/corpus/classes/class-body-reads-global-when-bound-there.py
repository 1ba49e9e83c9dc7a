# A name that the class body binds is looked up in the module before, not in the function.
x = "module"


def owner():
    x = "function"

    class Binds:
        before = x
        x = "class"
        after = x

    class Reads:
        only = x

    return Binds.before, Binds.after, Reads.only


print(owner())
