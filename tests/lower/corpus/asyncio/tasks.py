# create_task: started later, awaited twice, results, exceptions, names, callbacks.
import asyncio


async def work(n):
    log.append(("begin", n))
    await asyncio.sleep(0)
    log.append(("end", n))
    if n < 0:
        raise ValueError(n)
    return n * 2


async def main():
    a = asyncio.create_task(work(1), name="first")
    b = asyncio.create_task(work(-1))
    a.add_done_callback(lambda task: log.append(("done", task.get_name(), task.result())))
    log.append("created")
    print(await a, await a, a.done(), a.get_coro().__name__)
    try:
        await b
    except ValueError as error:
        print(repr(error), repr(b.exception()))


log = []
asyncio.run(main())
print(log)
