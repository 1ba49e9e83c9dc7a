# An exception thrown while delegating to an iterator without throw is raised at the yield from.
def outer(source):
    try:
        yield from source
    except KeyError as error:
        yield "caught", repr(error), list(source)
    except GeneratorExit:
        print("exit")
        raise


for source in (iter([1, 2, 3]), map(abs, [-1, -2, -3])):
    g = outer(source)
    print(next(g), g.throw(KeyError("t")), list(g))
g = outer([1, 2])
next(g)
print(g.close())
