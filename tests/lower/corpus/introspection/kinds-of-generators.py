# Generators, coroutines and asynchronous generators are instances of the abstract classes.
import collections.abc as abc


def lazily():
    yield


async def later():
    pass


async def both():
    yield


c = later()
for thing in (lazily(), c, both(), (i for i in ())):
    print(
        [
            kind.__name__
            for kind in (abc.Generator, abc.Iterator, abc.Coroutine, abc.Awaitable, abc.AsyncGenerator)
            if isinstance(thing, kind)
        ]
    )
c.close()
