# Averages by send: the classic coroutine with priming, results and close.
def averager():
    total, count, average = 0, 0, None
    while True:
        term = yield average
        if term is None:
            return count, average
        total += term
        count += 1
        average = total / count


def primed(f):
    def start(*args):
        g = f(*args)
        next(g)
        return g

    return start


g = primed(averager)()
print(g.send(10), g.send(20), g.send(60))
try:
    g.send(None)
except StopIteration as end:
    print(end.value)
