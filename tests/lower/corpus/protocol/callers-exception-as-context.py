# What a generator raises while its caller handles an exception has that as context.
def raises():
    yield 1
    raise ValueError("inside")


def caller():
    g = raises()
    next(g)
    try:
        raise KeyError("callers")
    except KeyError:
        try:
            next(g)
        except ValueError as error:
            return repr(error.__context__)


print(caller())
