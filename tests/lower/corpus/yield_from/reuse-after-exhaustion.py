# One generator is delegated to twice, and looped over in between.
def source():
    yield "a"
    yield "b"
    return "r"


def twice():
    g = source()
    first = yield from g
    for more in g:
        yield "never", more
    second = yield from g
    return first, second


def shared():
    g = source()
    yield next(g), "by next"
    yield from g
    yield list(g)


def collect(g):
    items = []
    while True:
        try:
            items.append(next(g))
        except StopIteration as end:
            return items, end.value


print(collect(twice()), collect(shared()))
