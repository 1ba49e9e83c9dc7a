# Thrown exceptions reach the innermost generator; uncaught ones come back through all.
def inner(catch):
    log.append("inner begins")
    try:
        yield 1
        yield 2
    except catch as error:
        log.append("inner caught " + repr(error))
        yield "handled"
        return "inner result"
    finally:
        log.append("inner finally")


def outer(catch):
    try:
        result = yield from inner(catch)
        yield "result", result
    except KeyError as error:
        log.append("outer caught " + repr(error))
        yield "outer"
    finally:
        log.append("outer finally")


for catch in (KeyError, ValueError):
    for steps in (1, 2):
        log = []
        g = outer(catch)
        got = [next(g) for _ in range(steps)]
        got.append(g.throw(KeyError("t")))
        print(got, list(g), log)
