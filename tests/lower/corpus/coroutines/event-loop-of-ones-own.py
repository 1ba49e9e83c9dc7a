# A small event loop of closures: tasks, sleeping, futures, gathering and cancelling.
import heapq
import types


class Cancelled(Exception):
    pass


@types.coroutine
def pause(ticks):
    return (yield ticks)


def make_loop():
    now, order, queue, results = 0, 0, [], {}
    begun = set()

    def spawn(name, coroutine):
        nonlocal order
        order += 1
        heapq.heappush(queue, (now, order, name, coroutine, None))

    def run():
        nonlocal now, order
        while queue:
            now, _, name, coroutine, error = heapq.heappop(queue)
            try:
                ticks = coroutine.throw(error) if error else coroutine.send(now if name in begun else None)
            except StopIteration as end:
                results[name] = now, end.value
            except Cancelled as cancelled:
                results[name] = now, repr(cancelled)
            else:
                begun.add(name)
                order += 1
                late = ticks > 5
                heapq.heappush(queue, (now + ticks, order, name, coroutine, Cancelled() if late else None))
        return results

    return spawn, run


async def worker(name, ticks, times):
    log = []
    for i in range(times):
        try:
            log.append(await pause(ticks))
        except Cancelled:
            log.append("cancelled")
            if i:
                raise
    return name, log


spawn, run = make_loop()
spawn("a", worker("a", 2, 3))
spawn("b", worker("b", 3, 2))
spawn("c", worker("c", 6, 1))
spawn("d", worker("d", 7, 2))
for name, result in run().items():
    print(name, result)
