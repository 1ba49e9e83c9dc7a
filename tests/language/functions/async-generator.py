# title: Asynchronous generator functions
# tags: function, async, generator
# %% main
async def numbers(n):
    for i in range(n):
        yield i


async def total(n):
    doubled = [2 * i async for i in numbers(n) if i]
    async for i in numbers(n):
        doubled.append(i)
    return doubled


# %% restored
import inspect

assert inspect.isasyncgenfunction(numbers)
try:
    total(3).send(None)
except StopIteration as stop:
    assert stop.value == [2, 4, 0, 1, 2]
else:
    raise AssertionError("it did not end")
