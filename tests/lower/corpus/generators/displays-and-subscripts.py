# yields in lists, tuples, sets, dicts, slices, subscripts and attributes.
class Box:
    pass


def displays():
    a = [1, (yield "a1"), *(yield "a2"), (yield "a3")]
    b = {(yield "key1"): (yield "value1"), **(yield "b"), "k": (yield "value2")}
    c = {(yield "c1"), *(yield "c2")}
    d = (yield "d1"), [(yield "d2")], {}
    e = a[(yield "e1") : (yield "e2") : (yield "e3")]
    f = (yield "f1")[(yield "f2"), (yield "f3")]
    g = (yield "g").name
    a[(yield "h1")], (yield "h2").other = "pq"
    return a, b, sorted(c), d, e, f, g


def drive(g, *sent):
    got = [next(g)]
    try:
        for value in sent:
            got.append(g.send(value))
    except StopIteration as end:
        return got, end.value
    return got, "not done"


box = Box()
box.name = "n"
sent = ["x", "yz", "w", 1, 2, {"m": 5}, 6, 7, [8, 9], "d", "e", 0, 4, 2, {(1, 2): "f"}, 1, 2]
print(drive(displays(), *sent, box, -1, box), box.other)
