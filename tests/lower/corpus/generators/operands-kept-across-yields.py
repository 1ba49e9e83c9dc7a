# What was evaluated before a yield in an expression is kept, although its source changes.
class Box:
    def __init__(self, s):
        self.s = s


def make():
    return "left"


def keeps(box, items):
    x = box.s + (yield "first")
    y = make() + box.s + (yield x) + box.s
    z = [box.s, items[0], box, (yield y), box.s, items[0]]
    w = box.s + (yield from through(box))
    return x, y, [z[0], z[1], z[2] is box, *z[3:]], w, (make(), (yield None))[0]


def through(box):
    got = yield "inner"
    return box.s + got


box, items = Box("a"), [1]
g = keeps(box, items)
print(next(g))
box.s = "b"
print(g.send("world"))
box.s = "c"
print(g.send("!"))
box.s, items[0] = "d", 2
print(g.send("z"))
box.s = "e"
print(g.send("?"))
try:
    g.send("end")
except StopIteration as end:
    print(end.value)
