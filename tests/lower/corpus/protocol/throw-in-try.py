# Thrown exceptions are caught by the clause that stands around the yield, or pass.
def guarded():
    try:
        yield "a"
        try:
            yield "b"
        except KeyError as error:
            yield "inner", repr(error)
        yield "c"
    except (KeyError, ValueError) as error:
        yield "outer", repr(error)
    else:
        yield "else"
    yield "end"


for kind in (KeyError, ValueError, TypeError):
    for steps in range(1, 7):
        g = guarded()
        got = [next(g, None) for _ in range(steps)]
        try:
            got.append(g.throw(kind("t")))
            got.extend(g)
        except kind as error:
            got.append("passed " + repr(error))
        print(kind.__name__, steps, got)
