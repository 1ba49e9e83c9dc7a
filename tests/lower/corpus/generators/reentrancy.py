# A generator that runs cannot be asked for more by its own body.
def tries():
    for use in (next, lambda g: g.send(None), lambda g: g.throw(KeyError), lambda g: g.close()):
        try:
            use(me)
        except ValueError as error:
            yield str(error)
    yield "alive"


me = tries()
print(list(me))


def recursive():
    yield 1
    yield list(other)


other = recursive()
print(next(other))
try:
    next(other)
except ValueError as error:
    print(error)
print(list(other))
