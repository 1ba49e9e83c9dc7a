# A walrus in a lambda or comprehension of an inner function writes what that function declared.
def owner():
    x = 0

    def inner():
        nonlocal x
        own = (lambda: (y := x + 1))()
        listed = [(x := x + i) for i in range(3)]
        return own, listed, x

    return inner(), x


print(owner())
