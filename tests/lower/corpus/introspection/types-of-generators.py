# The types module and inspect know generators, coroutines and asynchronous generators.
import inspect
import types


def lazily():
    yield


async def later():
    pass


async def both():
    yield


c = later()
print(isinstance(lazily(), types.GeneratorType), inspect.isgenerator(lazily()))
print(isinstance(c, types.CoroutineType), inspect.iscoroutine(c), inspect.isawaitable(c))
print(isinstance(both(), types.AsyncGeneratorType), inspect.isasyncgen(both()))
print(type(lazily()).__name__, type(c).__name__, type(both()).__name__)
c.close()
