# yield in a while loop with break, continue, else and return.
def loop(stop, skip):
    i = 0
    while i < 6:
        i += 1
        if i == skip:
            continue
        if i == stop:
            break
        yield i
    else:
        yield "else"
        return "exhausted", i
    return "broken", i


def collect(g):
    items = []
    while True:
        try:
            items.append(next(g))
        except StopIteration as end:
            return items, end.value


print(collect(loop(4, 2)), collect(loop(9, 3)))


def condition():
    while (yield "test"):
        yield "body"
    else:
        yield "else"


g = condition()
print([next(g), g.send(True), next(g), g.send(1), next(g), g.send(False), next(g, "end")])
