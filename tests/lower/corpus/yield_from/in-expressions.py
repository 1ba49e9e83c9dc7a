# yield from in calls, operators, conditions, assignments, returns and displays.
def give(value, *items):
    yield from items
    return value


def positions():
    a = (yield from give(1, "a")) + (yield from give(2, "b")) * 10
    b = [(yield from give(3)), *(yield from give((4, 5), "c"))]
    if (yield from give(False, "test")) or (yield from give(True, "second")):
        c = max((yield from give(7, "arg")), (yield from give(8, "arg")))
    while (yield from give(0, "while")):
        pass
    for i in (yield from give("xy", "for")):
        yield i
    d = f"{(yield from give('f', 'f-string'))!r}"
    e, *f = yield from give("pqr", "unpack")
    a += yield from give(1000, "augmented")
    with memoryview((yield from give(b"abc", "with"))) as m:
        g = len(m)
    return a, b, c, d, e, f, g, (yield from give("r", "return"))


def collect(g):
    items = []
    while True:
        try:
            items.append(next(g))
        except StopIteration as end:
            return items, end.value


print(collect(positions()))
