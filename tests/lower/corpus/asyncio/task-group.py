# TaskGroup: all results, and a failure that cancels the others.
import asyncio


async def work(n, log):
    try:
        await asyncio.sleep(0)
        if n == 2:
            raise ValueError(n)
        for _ in range(5):
            await asyncio.sleep(0)
        return n
    except asyncio.CancelledError:
        log.append(("cancelled", n))
        raise
    finally:
        log.append(("finally", n))


async def main():
    log = []
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n, log)) for n in (0, 1)]
    print([task.result() for task in tasks], log)
    log.clear()
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(4):
                group.create_task(work(n, log))
    except* ValueError as errors:
        print([repr(e) for e in errors.exceptions], sorted(log))


asyncio.run(main())
