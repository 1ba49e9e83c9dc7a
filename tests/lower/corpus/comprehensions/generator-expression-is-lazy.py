# A generator expression evaluates its first iterable at once and the rest when asked.
def owner():
    log = []

    def note(x):
        log.append(x)
        return x

    k = 1
    lazy = (note(i) * k for i in note([1, 2, 3]) if note("test"))
    log.append("made")
    k = 10
    first = next(lazy)
    k = 100
    return first, next(lazy), log, list(lazy), list(lazy)


print(owner())
