# The library recognises coroutine functions and coroutines.
import asyncio
import inspect


def owner(n):
    async def inner():
        return n

    return inner


inner = owner(1)
c = inner()
print(inspect.iscoroutinefunction(inner), inspect.isawaitable(c), asyncio.iscoroutine(c))
print(asyncio.run(c))


class Local:
    async def method(self):
        return "method"


print(inspect.iscoroutinefunction(Local().method), asyncio.run(Local().method()))
try:
    asyncio.run(lambda: 1)
except (TypeError, ValueError) as error:
    print("coroutine" in str(error))
