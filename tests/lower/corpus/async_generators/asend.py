# asend: values reach the yield; None only at the start.
def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as end:
        return end.value
    except StopAsyncIteration as end:
        return repr(end)
    return "suspended"


async def echo():
    got = yield "first"
    while got:
        got = yield ("got", got)


g = echo()
try:
    run(g.asend(5))
except TypeError as error:
    print(error)
print(run(g.asend(None)), run(g.asend("a")), run(g.asend([1])), run(g.asend(0)), run(g.asend("x")))
