# A parameter gets another value before and after the inner function is made.
def owner(a, b=None):
    if b is None:
        b = [a]
    a = a or "default"

    def inner():
        return a, b

    b = b + ["later"]
    return inner


print(owner(0)(), owner("x", [1])())
