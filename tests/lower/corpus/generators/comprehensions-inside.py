# Comprehensions and generator expressions in a generator, with locals and yields around.
def work(n):
    k = n
    squares = [i * k for i in range(n)]
    yield squares
    lazy = (i + k for i in squares)
    k = yield next(lazy)
    yield list(lazy)
    table = {i: [j * k for j in range(i)] for i in (yield "iterable")}
    yield table
    yield [(yield_, k) for yield_ in [lambda: k] if callable(yield_)][0][1]
    yield [last := i for i in range(3)], last


g = work(3)
print(next(g), next(g), g.send(10), next(g), g.send([1, 2]), next(g), next(g))
