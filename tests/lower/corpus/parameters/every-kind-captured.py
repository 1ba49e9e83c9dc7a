# Parameters of every kind are captured, one of them written.
def owner(a, /, b, *args, c, d=4, **kwargs):
    def inner():
        nonlocal b
        b += 1
        return a, b, args, c, d, kwargs

    inner()
    return inner


print(owner(1, 2, c=3)())
print(owner(1, 2, 3, 4, c=5, d=6, e=7, a=8)())
