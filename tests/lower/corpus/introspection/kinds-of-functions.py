# inspect tells generator functions, coroutine functions and asynchronous ones apart.
import inspect


def owner(n):
    def lazily():
        yield n

    async def later():
        return n

    async def both():
        yield n

    return lazily, later, both, lambda: (yield n), lambda: n


for f in owner(1):
    print(inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(f), inspect.isasyncgenfunction(f))
