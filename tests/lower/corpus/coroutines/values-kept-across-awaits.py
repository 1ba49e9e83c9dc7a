# What was evaluated before an await is kept: lists, attributes, targets and calls in progress.
import types


@types.coroutine
def suspend(value):
    return (yield value)


class Box:
    s = "start"


async def get(value):
    return await suspend(value)


async def make_list(a):
    await suspend(None)
    return [a[0]]


async def spill(box):
    a = []
    for i in range(3):
        a = (await make_list(a + [i])) + a + (await make_list(a + [2]))
    (await get(box)).s = box.s + (await get("x")) + box.s
    box.s, a[await get(0)] = await get("p"), await get("q")
    return a, "%s %s" % (box.s, await get("r"))


c = spill(Box())
send = None
try:
    while True:
        send = c.send(send)
        if send == "x":
            Box.s = "changed"
except StopIteration as end:
    print(end.value)
