# What __anext__, asend and aclose return can be thrown into, and is good for one run.
import types


@types.coroutine
def suspend(value):
    return (yield value)


async def work():
    try:
        got = await suspend("one")
        yield got
        await suspend("two")
    except KeyError as error:
        yield "caught", repr(error)
    finally:
        log.append("finally")


def step(action):
    try:
        return action()
    except BaseException as error:
        return repr(error)


log = []
g = work()
a = g.__anext__()
print(step(lambda: a.send(None)), step(lambda: a.throw(KeyError("k"))), step(lambda: a.send(None)))
print(step(lambda: a.throw(ValueError("v"))), iter(a) is a, log)
b = g.asend("late")
print(step(lambda: b.send(None)), step(lambda: next(b)), log)
g = work()
a = g.asend(None)
print(step(lambda: next(a)), step(lambda: a.send("sent")))
b = g.asend("x")
print(step(lambda: b.send(None)), step(lambda: b.throw(ValueError("v"))), log)
g = work()
c = g.aclose()
print(step(lambda: c.send(None)), step(lambda: c.send(None)), log)
t = g.athrow(KeyError("late"))
print(step(lambda: t.send(None)), step(lambda: t.send(None)))
