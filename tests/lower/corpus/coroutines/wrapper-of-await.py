# What __await__ of a coroutine returns is sent to, thrown into and closed by hand.
import types


@types.coroutine
def suspend(value):
    return (yield value)


async def work(name):
    try:
        got = await suspend(name)
        return "result", got
    except KeyError as error:
        return "caught", repr(error)
    finally:
        log.append("finally " + name)


def step(action):
    try:
        return action()
    except BaseException as error:
        return repr(error)


log = []
w = work("a").__await__()
print(iter(w) is w, next(w), step(lambda: w.send("sent")), log)
w = work("b").__await__()
print(w.send(None), step(lambda: w.throw(KeyError("k"))), log)
w = work("c").__await__()
print(next(w), w.close(), step(lambda: next(w)), log)
w = work("d").__await__()
print(w.close(), step(lambda: next(w)), log)
