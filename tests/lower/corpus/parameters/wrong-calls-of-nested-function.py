# The texts of wrong calls name the function as it is qualified.
def owner(n):
    def inner(a, b, /, c, *, key, other=n):
        return a, b, c, key, other

    def none():
        return n

    return inner, none


inner, none = owner(1)
calls = [
    lambda: inner(),
    lambda: inner(1, 2),
    lambda: inner(1, 2, 3),
    lambda: inner(1, 2, 3, 4, key=5),
    lambda: inner(1, b=2, c=3, key=4),
    lambda: inner(1, 2, 3, key=4, zzz=5),
    lambda: inner(1, 2, 3, c=3, key=4),
    lambda: inner(1, 2, 3, key=4),
    lambda: none(1),
    lambda: none(x=1),
    lambda: owner(),
    lambda: owner(1, 2),
]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)
