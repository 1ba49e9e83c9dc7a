# __defaults__ and __kwdefaults__ of an inner function are changed and obeyed.
def owner(n):
    def inner(a, b=n, *, c=n + 1):
        return a, b, c, n

    return inner


inner = owner(1)
print(inner.__defaults__, inner.__kwdefaults__, inner(0))
inner.__defaults__ = ("a", "b")
inner.__kwdefaults__ = {"c": "c"}
print(inner(), inner(5), owner(2)(0))
inner.__defaults__ = inner.__kwdefaults__ = None
try:
    inner(1)
except TypeError as error:
    print(error)
