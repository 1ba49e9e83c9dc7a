# A generator with many labels in nested blocks gives all in order.
def many():
    for a in range(2):
        yield "a", a
        if a:
            yield "a true"
            for b in "xy":
                yield b
                try:
                    yield "try " + b
                    if b == "x":
                        continue
                    yield "no continue"
                    while True:
                        yield "while"
                        if (yield "ask") is None:
                            break
                finally:
                    yield "finally " + b
            yield "after b"
        else:
            yield "a false"
        yield "end a"
    yield "end"


print(list(many()))
g = many()
got = [next(g) for _ in range(13)]
print(got[-1], g.send("more"), g.send("again"), list(g))
