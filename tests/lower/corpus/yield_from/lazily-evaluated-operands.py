# Operands before a yield from are evaluated before it, those after it later.
def note(x):
    log.append(x)
    return x


def give(x):
    log.append("give")
    yield x
    return x


def work():
    table = {}
    table[note("k")] = note(1) + (yield from give(10)) + note(2)
    table.setdefault(note("a"), []).append((yield from give("item")))
    x = note(5) if (yield from give(0)) else note(6)
    return table, x


log = []
g = work()
items = []
try:
    while True:
        items.append(next(g))
        log.append("yielded")
except StopIteration as end:
    print(end.value)
print(items, log)
