# An asynchronous generator driven by hand: each __anext__ is awaited, yields and awaits mix.
import types


@types.coroutine
def suspend(value):
    return (yield ("suspended", value))


async def numbers(n):
    for i in range(n):
        got = await suspend(i)
        yield i, got


def run(awaitable):
    seen, send = [], None
    try:
        while True:
            seen.append(awaitable.send(send))
            send = "answer"
    except StopIteration as end:
        return seen, end.value
    except StopAsyncIteration as end:
        return seen, repr(end)


g = numbers(2)
print(run(g.__anext__()), run(anext(g)), run(g.__anext__()), run(g.__anext__()))
print(g.__aiter__() is g, aiter(g) is g, g.__name__, g.__qualname__)
