# Recursive coroutines, alone, mutual and local, with suspensions on the way.
import types


@types.coroutine
def suspend(value):
    yield value


async def fact(n):
    await suspend(n)
    return 1 if n == 0 else n * await fact(n - 1)


async def owner(n):
    calls = 0

    async def even(k):
        nonlocal calls
        calls += 1
        return True if k == 0 else await odd(k - 1)

    async def odd(k):
        await suspend(k)
        return False if k == 0 else await even(k - 1)

    return await even(n), await odd(n), calls


async def tree(node):
    if isinstance(node, list):
        return sum([await tree(child) for child in node])
    return node


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return seen, end.value


print(run(fact(5)), run(owner(4)), run(tree([1, [2, 3], [[4]]])))
