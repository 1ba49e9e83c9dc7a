# with statements of several items, with yields in the items and targets.
class Thing:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __enter__(self):
        self.log.append("+" + self.name)
        return self

    def __exit__(self, *details):
        self.log.append("-" + self.name)


def several(log):
    with Thing("a", log) as a, Thing((yield "name"), log) as b:
        yield a.name + b.name
        with (Thing("c", log) as log[0 if (yield "index") else -1], Thing("d", log)):
            yield "inside"
        log[0] = "first"
    yield "end"


log = ["?"]
g = several(log)
print(next(g), log)
print(g.send("b"), log)
print(next(g), log)
print(g.send(1), type(log[0]).__name__, log[1:])
print(next(g), log)
log = ["?"]
g = several(log)
next(g)
try:
    g.send(5)
except TypeError:
    print(log)
