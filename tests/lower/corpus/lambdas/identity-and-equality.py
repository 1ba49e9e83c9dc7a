# Each evaluation of a lambda makes a new function.
def make(n):
    return lambda: n


f, g = make(1), make(1)
same = f
print(f is g, f == g, f is same, f() == g(), len({f, g, same}))
print(f.__code__ is g.__code__ or f() == g())
