# The names that the program finds in its own module.
def owner(n):
    def inner():
        return n

    def lazily():
        yield n

    return inner, lazily


before = sorted(name for name in globals() if not name.startswith("__"))
print(before)
