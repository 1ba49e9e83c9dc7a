# Calls in the targets of a chained assignment run left to right, after the value.
def o():
    a = [0, 0]
    b = 0

    def b_incr():
        nonlocal b
        b += 10
        return a

    c = 0

    def c_incr():
        nonlocal c
        c += 1
        return c

    x = y = c_incr()
    b_incr()[0] = b_incr()[1] = c_incr()
    return x, y, a, b, c


print(o())
