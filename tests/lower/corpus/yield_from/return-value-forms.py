# The value of yield from is that of StopIteration, whoever raises it.
class Ends:
    def __init__(self, *value):
        self.value = value

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(*self.value)


def outer(source):
    return (yield from source), "seen"
    yield


def result(source):
    try:
        next(outer(source))
    except StopIteration as end:
        return end.value


print(result(Ends()), result(Ends(1)), result(Ends((1, 2))), result(Ends(1, 2)), result([]))
print(result(Ends(StopIteration(5)))[0].value, result(outer(Ends("deep"))))
