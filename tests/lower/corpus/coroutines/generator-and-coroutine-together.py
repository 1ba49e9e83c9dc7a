# Coroutines hand generators on, generators drive coroutines, each capturing the other's variables.
import types


@types.coroutine
def suspend(value):
    return (yield value)


def owner(n):
    def numbers():
        nonlocal n
        while n < 3:
            n += 1
            yield n

    async def takes(source):
        total = 0
        for x in source:
            total += x + await suspend(("in loop", x, n))
        return total

    def drives():
        c = takes(numbers())
        send = None
        try:
            while True:
                send = yield c.send(send)
        except StopIteration as end:
            return end.value, n

    return drives()


g = owner(0)
got = [next(g)]
try:
    for sent in (10, 20, 30):
        got.append(g.send(sent))
except StopIteration as end:
    print(got, end.value)
