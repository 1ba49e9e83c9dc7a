# as_completed and wait with tasks that end in a known order.
import asyncio


async def after(turns, value):
    for _ in range(turns):
        await asyncio.sleep(0)
    return value


async def main():
    got = []
    for next_one in asyncio.as_completed([after(5, "late"), after(1, "early"), after(3, "middle")]):
        got.append(await next_one)
    tasks = [asyncio.create_task(after(n, n)) for n in (1, 50)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    return got, [t.result() for t in done], len(pending)


print(asyncio.run(main()))
