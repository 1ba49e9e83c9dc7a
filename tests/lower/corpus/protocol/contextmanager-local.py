# A local context manager that captures, as a decorator, and ones that yield never or twice.
from contextlib import contextmanager


def owner():
    depth = 0

    @contextmanager
    def deeper(times=1):
        nonlocal depth
        depth += 1
        for _ in range(times):
            yield depth
        depth -= 1

    @deeper()
    def decorated():
        return depth

    with deeper() as one, deeper() as two:
        print(one, two, decorated())
    for times in (0, 2):
        try:
            with deeper(times):
                pass
        except RuntimeError as error:
            print(error)
    return depth


print(owner())
