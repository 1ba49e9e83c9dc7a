# title: Generators that wait for others, and for themselves
# tags: generator, suspended, recursion
# %% main
def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def doubled(source):
    for value in source:
        yield value, next(source, None)


def own():
    me = yield
    while True:
        yield me


tree = walk((((None, 1, None), 2, (None, 3, None)), 4, (None, 5, None)))
next(tree)
pairs = doubled(iter([1, 2, 3, 4]))
next(pairs)
g = own()
next(g)
g.send([g])

# %% restored
assert list(tree) == [2, 3, 4, 5]
assert next(pairs) == (3, 4)
assert next(g)[0] is g
