# yield from over generators, lists, strings, dicts, ranges, iterators and empty ones.
def inner(flag):
    if flag:
        yield from [1, 2, 3]
    return 10


def outer(flag):
    x = yield from inner(flag)
    y = yield from "ab"
    z = yield from {"k": 1}
    yield from range(2)
    yield from iter([5])
    yield from ()
    yield from (i * x for i in (1, 2))
    return x, y, z


def collect(g):
    items = []
    while True:
        try:
            items.append(next(g))
        except StopIteration as end:
            return items, end.value


print(collect(outer(True)))
print(collect(outer(False)))
for wrong in (5, None, object):

    def fails():
        yield 0
        yield from wrong

    try:
        list(fails())
    except TypeError as error:
        print(error)
