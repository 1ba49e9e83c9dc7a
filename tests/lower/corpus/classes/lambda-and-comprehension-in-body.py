# Lambdas and comprehensions in a class body see the function's variables, not the class's.
def owner(x):
    class Local:
        y = "class's"
        x = "class's x"
        f = lambda self, d=x: (x, d, self.y)
        g = [(lambda: x)() for _ in range(1)]
        h = [i for i in x]
        i = (lambda y: lambda: (x, y))("parameter")()
        try:
            j = [y for _ in range(1)]
        except NameError as error:
            j = str(error)

    x += "!"
    return Local().f(), Local.g, Local.h[:2], Local.i, Local.j


print(owner("x"))
