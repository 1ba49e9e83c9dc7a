# A generator that has returned or raised gives nothing more, whatever is asked.
def short(fail):
    yield 1
    if fail:
        raise ValueError("failed")
    return 2


for fail in (False, True):
    g = short(fail)
    next(g)
    try:
        next(g)
    except (StopIteration, ValueError) as error:
        print(repr(error))
    for _ in range(2):
        try:
            next(g)
        except StopIteration as error:
            print(repr(error), error.value)
    try:
        g.throw(KeyError("t"))
    except KeyError as error:
        print(repr(error))
    try:
        g.send(5)
    except StopIteration as error:
        print(repr(error))
    print(g.close(), list(g))
