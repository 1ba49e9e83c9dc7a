# A default of the same name as the parameter reads the variable around.
x = "module"


def owner(x="owner"):
    def inner(x=x):
        def innermost(x=x + "!"):
            return x

        return innermost(), x

    return inner


class Holder:
    x = "class"

    def method(self, x=x):
        return x


print(owner()(), owner("given")(), Holder().method())
