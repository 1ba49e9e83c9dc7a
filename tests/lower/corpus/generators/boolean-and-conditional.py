# yields in and, or and conditional expressions are only reached when they are evaluated.
def booleans():
    a = (yield "a1") and (yield "a2")
    b = (yield "b1") or (yield "b2")
    c = (yield "c1") and (yield "c2") or (yield "c3")
    d = (yield "d yes") if (yield "d test") else (yield "d no")
    e = 1 and (0 or (yield "e")) and 5
    f = [x, (yield "f")] if (x := (yield "f test")) > 1 else x
    return a, b, c, d, e, f


def drive(g, *sent):
    got = [next(g)]
    try:
        for value in sent:
            got.append(g.send(value))
    except StopIteration as end:
        return got, end.value
    return got, "not done"


print(drive(booleans(), 0, 1, 1, 0, 3, True, "d", 1, 2, "f"))
print(drive(booleans(), 1, 2, 0, 3, 1, 4, False, "no", 0, 0))
