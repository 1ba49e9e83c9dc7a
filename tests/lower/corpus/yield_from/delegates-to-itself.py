# A generator that delegates to itself or to one that runs is refused.
def selfish():
    try:
        yield from me
    except ValueError as error:
        yield str(error)


me = selfish()
print(list(me))


def a():
    yield from other


def b():
    try:
        yield from first
    except ValueError as error:
        yield "b", str(error)


other = b()
first = a()
print(list(first))
