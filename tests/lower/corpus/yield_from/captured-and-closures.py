# Local generators delegate to each other through captured variables that change.
def owner():
    target = [1, 2]
    log = []

    def change(to):
        nonlocal target
        target = to

    def delegate():
        for _ in range(2):
            result = yield from target
            log.append(result)

    def other():
        change("xy")
        yield "other"
        return "other's"

    g = delegate()
    yield next(g)
    change(other())
    yield from g
    yield log


print(list(owner()))
