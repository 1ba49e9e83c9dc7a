# An exception is thrown at the start, at each yield and after the end.
def plain():
    log.append("begin")
    yield 1
    log.append("between")
    yield 2
    log.append("end")
    return 3


for steps in range(4):
    log = []
    g = plain()
    got = [next(g, "done") for _ in range(steps)]
    try:
        got.append(g.throw(KeyError("thrown")))
    except KeyError as error:
        got.append(repr(error))
    try:
        got.append(next(g))
    except StopIteration as end:
        got.append(repr(end))
    print(steps, got, log)
