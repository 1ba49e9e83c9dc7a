# Exceptions thrown into finally clauses, with and without another on its way.
def guarded(how):
    try:
        yield "try"
        if how:
            raise how
    finally:
        yield "finally 1"
        yield "finally 2"
    yield "after"


for how in (None, ValueError("own")):
    for steps in (1, 2, 3, 4):
        g = guarded(how)
        got = []
        try:
            for _ in range(steps):
                got.append(next(g))
            got.append(g.throw(KeyError("t")))
            got.extend(g)
        except (KeyError, ValueError) as error:
            got.append((repr(error), repr(error.__context__)))
        print(how, steps, got)
