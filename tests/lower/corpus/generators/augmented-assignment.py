# yields in augmented assignments: the old value is read before the yield.
class Box:
    n = 1


def augments(box, items):
    global total
    n = 1
    n += yield n
    box.n += yield box.n
    items[0] += yield items[0]
    items[(yield "index")] += yield "value"
    box.n *= (yield "a") + (yield "b")
    total += yield total
    return n


total = 100
box, items = Box(), [1, 2]
g = augments(box, items)
print(next(g), g.send(10))
box.n = 1000
print(g.send(5), box.n)
items[0] = 1000
print(g.send(5), items)
print(g.send(1), g.send(7), items)
print(g.send(2), g.send(3), box.n)
total = 0
try:
    g.send(1)
except StopIteration as end:
    print(end.value, total)
