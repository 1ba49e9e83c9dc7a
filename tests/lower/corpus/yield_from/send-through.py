# Values sent reach the innermost generator; None is next.
def basic():
    x = yield 1
    y = yield (x and x + 1)
    return x, y


def through(depth):
    if depth == 0:
        return (yield from basic())
    result = yield from through(depth - 1)
    return depth, result


g = through(3)
got = [next(g)]
try:
    for value in (5, 50):
        got.append(g.send(value))
except StopIteration as end:
    print(got, end.value)
g = through(1)
print(next(g), g.send(None))
try:
    g.send(None)
except StopIteration as end:
    print(end.value)
