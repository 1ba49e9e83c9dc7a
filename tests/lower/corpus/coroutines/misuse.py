# What coroutines refuse: being iterated, sent a value at the start, awaited twice, run by themselves.
import types


@types.coroutine
def suspend():
    yield "suspended"


async def work():
    await suspend()
    return "end"


async def twice(c):
    print(await c)
    await c


c = work()
for action in (lambda: c.send(5), lambda: next(c), lambda: iter(c), lambda: list(c)):
    try:
        action()
    except TypeError as error:
        print(error)
print(c.send(None))
t = twice(c)
try:
    t.send(None)
except RuntimeError as error:
    print(error)
print(c.close())
c = work()
t = twice(c)
t.send(None)
try:
    t.send(None)
except RuntimeError as error:
    print(error)


async def selfish():
    await me


me = selfish()
try:
    me.send(None)
except (RuntimeError, ValueError) as error:
    print(error)
