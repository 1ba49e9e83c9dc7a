# __context__ and __cause__ of exceptions that are raised, thrown and caught around yields.
def contexts():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            yield "in except"
        except KeyError as error:
            yield repr(error.__context__)
            try:
                raise TypeError("second")
            except TypeError as inner:
                yield repr(inner.__context__), repr(inner.__context__.__context__)
    try:
        yield "plain"
    except KeyError as error:
        yield repr(error.__context__)
        raise OSError("last") from error


g = contexts()
print(next(g), g.throw(KeyError("a")), next(g), next(g))
print(g.throw(KeyError("b")))
try:
    next(g)
except OSError as error:
    print(repr(error.__cause__), repr(error.__context__))
g = contexts()
next(g)
try:
    raise RuntimeError("callers")
except RuntimeError:
    print(g.throw(KeyError("c")))
