# Three yields, yields with a return value, nothing at all.
def collect(generator):
    items = []
    while True:
        try:
            items.append(next(generator))
        except StopIteration as end:
            return items, end.value, end.args


def three():
    yield 1
    yield 2
    yield 3


def two_and_return():
    yield 1
    yield 2
    return 4


def returns_tuple():
    yield 0
    return 1, 2


def nothing():
    return
    yield


def returns_none():
    yield
    return None


def only_return():
    if False:
        yield
    return "only"


for make in (three, two_and_return, returns_tuple, nothing, returns_none, only_return):
    print(make.__name__, collect(make()))
