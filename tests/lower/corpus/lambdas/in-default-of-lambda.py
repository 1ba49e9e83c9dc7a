# A default of a lambda is a lambda that captures, evaluated when the outer one is made.
def make(n):
    f = lambda g=lambda: n, h=n: (g(), h)
    n += 1
    return f(), f(lambda: "other"), f(h=0)


print(make(1))
