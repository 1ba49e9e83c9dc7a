# The target of a with statement is a captured variable of another function.
from contextlib import nullcontext


def owner():
    handle, first, rest = None, None, None

    def enter(value):
        nonlocal handle, first, rest
        with nullcontext(value) as handle, nullcontext([1, 2, 3]) as (first, *rest):
            return show()

    def show():
        return handle, first, rest

    return show(), enter("value"), show()


print(owner())
