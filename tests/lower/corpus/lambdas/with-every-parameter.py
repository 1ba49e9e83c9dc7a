# A lambda with parameters of every kind, wrong calls included.
def make(bound):
    return lambda a, /, b, c=bound, *rest, d, e=lambda: bound, **more: (a, b, c, rest, d, e(), more)


f = make("bound")
print(f(1, 2, d=3))
print(f(1, b=2, d=3, a="other"))
print(f(1, 2, 3, 4, 5, d=6, e=lambda: 7, g=8))
for arguments, named in (((), {}), ((1, 2), {}), ((), {"a": 1, "b": 2, "d": 3})):
    try:
        print(f(*arguments, **named))
    except TypeError as error:
        print(error)
