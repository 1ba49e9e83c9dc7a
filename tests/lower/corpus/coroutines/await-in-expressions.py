# await in every position of an expression, evaluated left to right.
class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def get(value):
    await Suspend(("get", value))
    return value


class Box:
    def __init__(self, a, b=None):
        self.a, self.b = a, b

    def join(self, x):
        return self.a, x


async def positions():
    a = await get(1) + await get(2) * -await get(3)
    b = [await get(4), *(await get([5])), {await get("k"): await get("v"), **await get({"l": 6})}]
    c = max(await get(7), await get(8), key=await get(abs))
    d = (await get(Box))(await get(1), b=await get(2)).join(await get(3))
    e = await get(0) and await get("no") or await get("yes")
    f = await get("then") if await get(True) else await get("else")
    g = (await get([1, 2, 3]))[await get(1) : await get(3)]
    h = f"{await get('f')!r:>{await get(6)}}"
    i = await get(1) < await get(2) < await get(0) < await get(9)
    j = not await get(False)
    box = Box(5)
    (await get(box)).a = await get("set")
    box.a += await get("!")
    x, (y, *z) = await get((1, "abc"))
    k = (w := await get("walrus")) + w
    l = await get(await get("twice"))
    return a, b, c, d, e, f, g, h, i, j, box.a, (x, y, z), k, l, await (await get(get("inner")))


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None)[1])
    except StopIteration as end:
        return [v for v in seen if isinstance(v, (int, str, list, tuple))], end.value


seen, parts = run(positions())
print(seen)
for part in parts:
    print(part)
