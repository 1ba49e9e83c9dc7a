# Async functions inside functions, generators and each other capture variables.
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


async def inc(x):
    return x + 1


def normal_contains_async(x):
    async def f(y):
        nonlocal x
        x += 1
        return x + y

    return 5 + run(f(6)), x


async def async_contains_normal(x):
    def nested(y, z):
        return x + y + z

    a = x
    a += nested((await inc(3)), (await inc(4)))
    x = 100
    return a, nested(0, 0)


async def async_contains_async(x):
    async def f(y):
        return (await inc(x)) + (await inc(y))

    first = await f(1)
    x += 10
    return first, await f(2)


async def async_contains_generator(x):
    def gen(y):
        yield x + 1
        yield x + y

    it = gen(4)
    res = x + 10, next(it), next(it), next(it, "end")
    return res, [lambda: x][0]()


def generator_contains_async(x):
    async def f(y):
        return (await inc(x)) + (await inc(y))

    yield run(f(2))
    x += 1
    yield run(f(3))


print(normal_contains_async(3), run(async_contains_normal(2)), run(async_contains_async(3)))
print(run(async_contains_generator(3)), list(generator_contains_async(4)))
