# yields as operands: arithmetic, comparison chains, identity, membership, unary.
def at(label, value):
    log.append(label)
    return value


def operators():
    a = at("1", 1) + (yield "a") * at("2", 2)
    b = (yield "b1") - (yield "b2") - (yield "b3")
    c = -(yield "c") ** (yield "c2")
    d = at("low", 0) < (yield "d1") < at("high", 10) < (yield "d2")
    e = (yield "e1") in (yield "e2")
    f = not (yield "f")
    g = (yield "g1") is None is not (yield "g2")
    h = at("h", 5) == (yield "h1") != at("not reached", 1)
    return a, b, c, d, e, f, g, h


def drive(g, *sent):
    got = [next(g)]
    try:
        for value in sent:
            got.append(g.send(value))
    except StopIteration as end:
        return got, end.value
    return got, "not done"


log = []
print(drive(operators(), 5, 10, 1, 2, 3, 2, 5, 11, 1, [1], 0, None, None, 6), log)
log = []
print(drive(operators(), 5, 10, 1, 2, 3, 2, 50, 1, [], "", 3, 5), log)
