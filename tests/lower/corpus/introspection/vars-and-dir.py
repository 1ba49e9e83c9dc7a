# vars() and dir() without arguments in functions and class bodies.
def owner(x):
    def inner():
        y = x
        return dir(), sorted(vars())

    class Local:
        a = x
        names = [name for name in dir() if not name.startswith("__")]

    return inner(), Local.names


print(owner(1))
