# What is no exception cannot be thrown while delegating either.
def inner():
    try:
        yield 1
    except TypeError as error:
        yield "inner", str(error)


def outer(source):
    try:
        yield from source
    except TypeError as error:
        yield "outer", str(error)


for source in (inner(), iter([1, 2])):
    g = outer(source)
    next(g)
    try:
        print(g.throw(5))
    except TypeError as error:
        print("at the caller", error)
