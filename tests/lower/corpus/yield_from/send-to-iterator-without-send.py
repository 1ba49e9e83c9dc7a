# Sending a value to a list iterator fails inside the delegating generator, where it can be caught.
class Plain:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("plain value")
        return self.n


def outer(source):
    try:
        result = yield from source
        yield "result", result
    except AttributeError as error:
        yield "caught", str(error)
    yield "after"


for source in ([1, 2], Plain()):
    g = outer(source)
    print(next(g), g.send(None), g.send("value"), list(g))
print(list(outer(Plain())))
