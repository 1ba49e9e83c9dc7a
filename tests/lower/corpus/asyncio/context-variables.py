# Context variables belong to tasks, across awaits and closures.
import asyncio
import contextvars

current = contextvars.ContextVar("current", default="none")


async def work(name):
    token = current.set(name)
    await asyncio.sleep(0)

    def get():
        return current.get()

    seen = get()
    current.reset(token)
    return seen, get()


async def main():
    current.set("main")
    return await asyncio.gather(work("a"), work("b")), current.get()


print(asyncio.run(main()), current.get())
