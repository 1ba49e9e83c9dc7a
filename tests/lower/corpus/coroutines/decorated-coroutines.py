# Decorators that wrap coroutines, in sync and async wrappers, and keep their names.
import functools


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


def logged(log):
    def decorate(f):
        @functools.wraps(f)
        async def wrapper(*args, **kwargs):
            log.append(("in", f.__name__, args))
            try:
                return await f(*args, **kwargs)
            except ValueError as error:
                log.append(repr(error))
                return "replaced"
            finally:
                log.append("out")

        return wrapper

    return decorate


def owner():
    log = []

    @logged(log)
    async def good(x):
        "Good."
        return x

    @logged(log)
    @logged(log)
    async def bad():
        raise ValueError("bad")

    return run(good(1)), run(bad()), log, good.__name__, good.__doc__, good.__qualname__


for part in owner():
    print(part)
