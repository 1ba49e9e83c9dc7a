# Coroutines driven by hand: awaiting coroutines, values sent in, results, arguments.
import types


@types.coroutine
def suspend(value):
    return (yield value)


async def h():
    return 1


async def g(x):
    got = await suspend(("g", x))
    return got + await h()


async def f():
    total = 0
    for i in range(2):
        total += i + await g(i) + await g(10 * i)
    return total


def run(coroutine, answer=lambda value: value):
    seen, send = [], None
    try:
        while True:
            seen.append(coroutine.send(send))
            send = answer(seen[-1])
    except StopIteration as end:
        return seen, end.value


print(run(f(), lambda value: value[1] + 100))
c = f()
print(c.send(None), c.send(5), c.__name__, c.__qualname__)
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)
