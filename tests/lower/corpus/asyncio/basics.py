# asyncio.run of nested coroutines with sleeps.
import asyncio


async def h():
    return 1


async def g():
    await asyncio.sleep(0)
    return await h()


async def f():
    return await g() + 2


async def main():
    x = 0
    for i in range(2):
        x += i + await f() + await g()
    return x


print(asyncio.run(main()), asyncio.run(f()))
