# yield from in try, except, finally, with, and in loops that break and continue.
from contextlib import suppress


def some(name, fail=False):
    yield name + "1"
    if fail:
        raise ValueError(name)
    yield name + "2"
    return name


def work():
    for fail in (False, True):
        try:
            got = yield from some("t", fail)
            yield got
            continue
        except ValueError as error:
            yield from some(str(error) + "e")
        finally:
            yield from some("f")
        yield "after"
    with suppress(ValueError):
        yield from some("w", True)
    while True:
        if (yield from some("c")) == "c":
            break
    return (yield from some("r"))


print(list(work()))
