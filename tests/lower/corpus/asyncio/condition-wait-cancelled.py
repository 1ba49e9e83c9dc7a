# A wait with a finally that awaits again until it may go on, cancelled in the middle.
import asyncio


class Condition:
    def __init__(self):
        self.locked, self.waiting = True, []

    async def acquire(self):
        while self.locked:
            await asyncio.sleep(0)
        self.locked = True
        log.append("acquired")

    async def wait(self):
        self.locked = False
        error = None
        try:
            future = asyncio.get_running_loop().create_future()
            self.waiting.append(future)
            try:
                await future
                return True
            finally:
                self.waiting.remove(future)
        finally:
            while True:
                try:
                    await self.acquire()
                    break
                except asyncio.CancelledError as caught:
                    error = caught
            if error is not None:
                log.append("cancelled while acquiring")
                raise error


async def main():
    for times in (0, 1, 2):
        log.clear()
        condition = Condition()
        task = asyncio.create_task(condition.wait())
        await asyncio.sleep(0)
        condition.locked = True
        for _ in range(times):
            task.cancel()
            await asyncio.sleep(0)
        if not times:
            condition.waiting[0].set_result(None)
            await asyncio.sleep(0)
        condition.locked = False
        try:
            print(times, await task, log)
        except asyncio.CancelledError:
            print(times, "cancelled", log)


log = []
asyncio.run(main())
