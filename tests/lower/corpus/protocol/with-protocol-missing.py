# What is no context manager is refused before the block, with the yield unreached.
class OnlyEnter:
    def __enter__(self):
        print("never entered")


def block(thing):
    yield "before"
    with thing:
        yield "never"


for thing in (5, OnlyEnter()):
    g = block(thing)
    next(g)
    try:
        next(g)
    except TypeError as error:
        print("context manager" in str(error))
