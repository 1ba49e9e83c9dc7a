# __await__ as a generator, as a delegate of a coroutine, and types.coroutine.
import types


class ByGenerator:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            got = yield i
            self.n += got or 0
        return "generator", self.n


class ByCoroutine:
    def __await__(self):
        return self.work().__await__()

    async def work(self):
        return await ByGenerator(2)


@types.coroutine
def decorated(x):
    y = yield x
    return (yield from ByCoroutine().__await__()), y


async def main():
    return await ByGenerator(1), await ByCoroutine(), await decorated("d")


c = main()
got = [c.send(None)]
try:
    for value in (10, None, 20, "y", 1, 2):
        got.append(c.send(value))
except StopIteration as end:
    print(end.value)
print(got)
