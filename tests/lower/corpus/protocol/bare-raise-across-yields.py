# A bare raise after a yield in an except clause raises what that clause handles.
def reraises(inner):
    try:
        raise ValueError("own")
    except ValueError:
        if inner:
            try:
                yield "one"
            except KeyError:
                yield "two"
        else:
            yield "one"
        raise


for throw in (False, True):
    g = reraises(throw)
    print(next(g))
    if throw:
        print(g.throw(KeyError("t")))
    try:
        raise OSError("callers")
    except OSError:
        try:
            next(g)
        except ValueError as error:
            print(repr(error))


def no_exception():
    yield
    raise


g = no_exception()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error)
