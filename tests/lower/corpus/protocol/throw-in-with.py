# A context manager sees the thrown exception and may swallow it.
class Manager:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", kind and kind.__name__, repr(value), traceback is not None)
        return self.swallow


def block(swallow):
    with Manager(swallow), Manager(False):
        yield 1
        yield 2
    yield "after"


for swallow in (True, False):
    for steps in (1, 2, 3):
        g = block(swallow)
        got = [next(g) for _ in range(steps)]
        try:
            got.append(g.throw(KeyError("t")))
            got.extend(g)
        except KeyError as error:
            got.append("passed " + repr(error))
        print(swallow, steps, got)
