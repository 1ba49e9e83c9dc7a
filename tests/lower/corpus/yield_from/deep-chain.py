# A chain of two hundred delegating generators, with values sent, an exception and an end.
def chain(n):
    if n:
        return (yield from chain(n - 1)) + 1
    got = yield "bottom"
    try:
        yield got
    except KeyError as error:
        yield repr(error)
    return 0


g = chain(200)
print(next(g), g.send("sent"), g.throw(KeyError("k")))
try:
    next(g)
except StopIteration as end:
    print(end.value)
