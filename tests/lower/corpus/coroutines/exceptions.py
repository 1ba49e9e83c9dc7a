# Exceptions that pass through awaits, are caught at several depths, and are thrown in.
import types


@types.coroutine
def suspend(value):
    return (yield value)


class MyError(Exception):
    pass


async def fails(at):
    if at == 1:
        raise MyError("early")
    await suspend("in fails")
    raise MyError("late")


async def passes(at):
    try:
        return await fails(at)
    finally:
        await suspend("finally")


async def catches(at):
    try:
        await passes(at)
    except MyError as error:
        await suspend("except")
        return "caught " + str(error)
    return "not reached"


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return seen, end.value
    except MyError as error:
        return seen, repr(error)


for at in (1, 2):
    print(run(catches(at)), run(passes(at)))
c = catches(2)
print(c.send(None), c.throw(MyError("thrown")), c.send(None))
try:
    c.send(None)
except StopIteration as end:
    print(end.value)
c = passes(2)
c.send(None)
print(c.throw(KeyError("k")))
try:
    c.send(None)
except KeyError as error:
    print(repr(error))
