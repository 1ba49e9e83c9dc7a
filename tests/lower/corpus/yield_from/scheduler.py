# A round-robin scheduler of generators that delegate, sleep and answer.
def task(name, log):
    def step(n):
        got = yield name, n
        log.append((name, got))
        return got

    total = 0
    for n in range(3):
        total += yield from step(n)
    return name, total


def run(tasks):
    results, value = [], 1
    queue = [(t, None) for t in tasks]
    while queue:
        t, send = queue.pop(0)
        try:
            t.send(send)
        except StopIteration as end:
            results.append(end.value)
        else:
            queue.append((t, value))
            value *= 2
    return results


log = []
print(run([task("a", log), task("b", log)]), log)
