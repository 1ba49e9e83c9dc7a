# Closing and throwing before the start, at each await and after the end.
import types


@types.coroutine
def suspend(value):
    try:
        return (yield value)
    finally:
        log.append("suspend done")


async def work():
    log.append("begin")
    try:
        await suspend(1)
        try:
            await suspend(2)
        except KeyError as error:
            log.append(repr(error))
            await suspend(3)
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")
    return "end"


def step(action):
    try:
        return action()
    except BaseException as error:
        return repr(error)


for steps in range(4):
    for name in ("close", "throw"):
        log = []
        c = work()
        got = [step(lambda: c.send(None)) for _ in range(steps)]
        got.append(step(c.close if name == "close" else lambda: c.throw(KeyError("t"))))
        got.append(step(lambda: c.send(None)))
        c.close()
        print(steps, name, got, log)
