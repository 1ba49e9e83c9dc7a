# The name of an inner function is bound to another function while the first still runs.
def make():
    def inner(n):
        return ("old", n, inner(n - 1)) if n else "old end"

    old = inner

    def inner(n):
        return ("new", n)

    return old(3), inner(3)


print(make())
