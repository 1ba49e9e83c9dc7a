# Asynchronous generators as context managers, local and capturing.
import types
from contextlib import asynccontextmanager


@types.coroutine
def suspend(value):
    yield value


def owner():
    log = []

    @asynccontextmanager
    async def managed(name):
        await suspend("enter " + name)
        try:
            yield name.upper()
        except ValueError as error:
            log.append(repr(error))
        finally:
            await suspend("exit " + name)

    async def use(how):
        async with managed("a") as a, managed("b") as b:
            log.append((a, b))
            if how:
                raise how
        return "done"

    return use, log


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return seen, end.value
    except KeyError as error:
        return seen, repr(error)


use, log = owner()
print(run(use(None)), run(use(ValueError("v"))), run(use(KeyError("k"))), log)
