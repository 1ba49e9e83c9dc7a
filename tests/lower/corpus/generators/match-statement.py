# yield in subjects and bodies of a match statement.
def matching():
    while True:
        match (yield "subject"):
            case [a, *rest] if a:
                yield "list", a, rest
            case {"k": v}:
                yield "mapping", v
                return v
            case str() as s:
                s = yield "text", s
                yield s
            case other:
                yield "other", other


g = matching()
next(g)
print(g.send([1, 2]), next(g))
print(g.send([0, 2]), next(g))
print(g.send("s"), g.send("sent"), next(g))
print(g.send({"k": 5}))
try:
    next(g)
except StopIteration as end:
    print(end.value)
