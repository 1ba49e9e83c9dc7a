# Two hundred coroutines of one function wait at once, each with variables of its own.
import types


@types.coroutine
def suspend(value):
    return (yield value)


async def work(n):
    total = n
    for i in range(3):
        total += await suspend((n, i))
    return total


waiting = [work(n) for n in range(200)]
for round_ in range(3):
    for n, c in enumerate(waiting):
        assert c.send(None if round_ == 0 else n) == (n, round_)
results = []
for n, c in enumerate(waiting):
    try:
        c.send(n)
    except StopIteration as end:
        results.append(end.value)
print(results == [n * 4 for n in range(200)], sum(results))
