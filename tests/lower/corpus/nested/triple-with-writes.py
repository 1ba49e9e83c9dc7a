# Three levels write one variable, and the middle one changes a parameter of the outermost.
def triple(a):
    x = 1

    def outer():
        nonlocal x, a
        x += 1
        x += a
        a += 1

        def inner(b):
            nonlocal x
            x += b
            return x

        return inner

    return outer


outer = triple(2)
inner = outer()
print(inner(4), inner(4))
print(outer()(4))
print(inner(0))
