# yield in the guards of a match statement: asked in order, until one holds.
def matching(subject):
    match subject:
        case [a, *rest] if (yield "first", a, rest):
            yield "list", a
        case [a, b] if (yield "second") and (yield b):
            yield "pair", a, b
        case other:
            yield "other", other
    yield "end"


def drive(g, *sent):
    return [next(g), *(g.send(value) for value in sent), *g]


print(drive(matching([1, 2]), True))
print(drive(matching([1, 2]), False, True, "yes"))
print(drive(matching([1, 2]), False, True, 0))
print(drive(matching([1, 2]), False, 0))
print(drive(matching("text")))
