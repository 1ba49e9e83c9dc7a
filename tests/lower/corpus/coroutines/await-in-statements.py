# await in conditions, loops, return, assert, raise, del, with, try and match statements.
import types


@types.coroutine
def suspend(value):
    yield value


async def get(value):
    await suspend(value)
    return value


async def statements(n):
    while await get(n > 0):
        n -= 1
        if await get(n == 2):
            continue
        elif await get(n == 1):
            break
    else:
        return "else"
    for i in await get([1, 2]):
        await get(("for", i))
    with await get(memoryview(b"abc")) as view:
        await get(len(view))
    table = {"k": 1}
    del table[await get("k")]
    try:
        assert await get(False), await get("message")
    except AssertionError as error:
        await get(str(error))
    try:
        raise await get(ValueError("v")) from await get(KeyError("c"))
    except ValueError as error:
        await get(repr(error.__cause__))
    else:
        await get("not reached")
    finally:
        await get("finally")
    match await get([1, "x"]):
        case [1, x] if x == "x":
            return await get(("matched", x))


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return [v if isinstance(v, (int, str, list, tuple)) else type(v).__name__ for v in seen], end.value


print(run(statements(4)))
print(run(statements(0)))
