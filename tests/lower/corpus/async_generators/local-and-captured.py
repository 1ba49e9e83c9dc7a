# Local asynchronous generators capture and write variables; methods and lambdas make them.
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


def owner(n):
    async def count(upto):
        nonlocal n
        for i in range(upto):
            n += 1
            yield i, n

    class Local:
        async def __aiter__(self):
            yield n
            async for pair in count(1):
                yield pair

    return count, Local, lambda: (x async for x in count(2))


async def main():
    count, Local, lazily = owner(10)
    first = [x async for x in count(2)]
    try:
        second = [x async for x in Local()]
    except TypeError as error:
        second = "an __aiter__ that is a coroutine" in str(error) or [x async for x in Local().__aiter__()]
    return first, second, [x async for x in lazily()]


print(run(main()))
