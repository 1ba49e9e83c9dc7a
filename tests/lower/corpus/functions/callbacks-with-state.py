# An event source with callbacks that add and remove themselves while it runs.
def source():
    handlers = []

    def on(handler):
        handlers.append(handler)

        def off():
            handlers.remove(handler)

        return off

    def fire(*args):
        return [handler(*args) for handler in list(handlers)]

    return on, fire


def user():
    on, fire = source()
    count = 0

    def twice(x):
        nonlocal count
        count += 1
        if count == 2:
            off()
        return x, count

    off = on(twice)
    on(lambda x: -x)
    return [fire(n) for n in range(4)]


print(user())
