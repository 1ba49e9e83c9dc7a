# Exceptions thrown into except and else clauses, which have finally clauses around them.
def guarded(fail):
    try:
        try:
            if fail:
                raise ValueError("own")
        except ValueError as error:
            yield "except"
            yield repr(error)
        else:
            yield "else"
        finally:
            yield "finally"
    except KeyError as error:
        yield repr(error), repr(error.__context__)
    yield "end"


for fail in (True, False):
    for steps in range(1, 5):
        g = guarded(fail)
        got = [next(g, None) for _ in range(steps)]
        try:
            got.append(g.throw(KeyError("t")))
            got.extend(g)
        except KeyError as error:
            got.append("passed " + repr(error))
        print(fail, steps, got)
