# Coroutines in loops and comprehensions share the loop variable, late.
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


async def owner():
    made = []
    for i in range(3):

        async def inner(own=i):
            return own, i

        made.append(inner)
    first = [await f() for f in made]
    i = "late"
    waiting = [f() for f in made]
    i = "later"
    return first, [await c for c in waiting]


print(run(owner()))
