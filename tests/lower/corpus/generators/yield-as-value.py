# yields in assignments of every form.
class Box:
    pass


def assigns(box, items):
    a = b = yield 1
    c, (d, *e) = yield 2
    box.x = yield 3
    items[(yield "index")] = yield "value"
    box.y, items[0] = (yield 4), (yield 5)
    f: int = yield 6
    g = (yield 7) or "or"
    (h := (yield 8))
    x = yield
    y = yield 9, 10
    box.z = i = (yield)
    return a, b, c, d, e, f, g, h, x, y, i


box, items = Box(), [0, 0]
g = assigns(box, items)
got = [next(g)]
try:
    for sent in ("ab", (1, "xyz"), "x", "V", 1, "y4", "i5", 6, 0, 8, "x", "y", "z"):
        got.append(g.send(sent))
except StopIteration as end:
    print(end.value)
print(got, vars(box), items)
