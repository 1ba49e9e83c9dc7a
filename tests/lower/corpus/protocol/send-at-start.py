# A value can only be sent to a generator that has begun.
def echo():
    got = yield "first"
    while got:
        got = yield got
    return "end"


g = echo()
for value in (1, "x", 0):
    try:
        g.send(value)
    except TypeError as error:
        print(error)
print(g.send(None), g.send(5), g.send("text"), next(g, "default"), next(g, "done"))
try:
    g.send(1)
except StopIteration as end:
    print(repr(end))
