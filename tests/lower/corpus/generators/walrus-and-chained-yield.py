# A walrus around a yield, yields in while conditions, and assignments that unpack a yield.
def echo():
    while (got := (yield "ask")) != "stop":
        first, *rest = yield got
        yield first, rest
    return got


g = echo()
next(g)
print(g.send("a"), g.send("xyz"), next(g), g.send("b"), g.send([1]))
next(g)
try:
    g.send("stop")
except StopIteration as end:
    print(end.value)
