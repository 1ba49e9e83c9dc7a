# Locks, events, queues, semaphores and conditions with async with and closures.
import asyncio


async def main():
    log, lock, event, queue = [], asyncio.Lock(), asyncio.Event(), asyncio.Queue(2)

    async def locked(name):
        async with lock:
            log.append(name + " in")
            await asyncio.sleep(0)
            log.append(name + " out")

    async def waits():
        await event.wait()
        log.append("event")

    async def produce():
        for i in range(4):
            await queue.put(i)
        await queue.put(None)

    async def consume():
        while (item := await queue.get()) is not None:
            log.append(item)
        event.set()

    async with asyncio.TaskGroup() as group:
        for coroutine in (locked("a"), locked("b"), waits(), produce(), consume()):
            group.create_task(coroutine)
    semaphore = asyncio.Semaphore(1)
    async with semaphore:
        log.append(semaphore.locked())
    return log


print(asyncio.run(main()))
