# Generators as context managers: normal exit, exceptions caught, replaced and passed on.
from contextlib import ExitStack, contextmanager


@contextmanager
def managed(name, how=None):
    print("enter", name)
    try:
        yield name.upper()
        print("body done", name)
    except ValueError as error:
        print("caught", repr(error))
        if how == "replace":
            raise KeyError("replaced") from error
        if how == "reraise":
            raise
    finally:
        print("exit", name)


def use(how, error):
    try:
        with managed("a", how) as a, managed("b") as b:
            print(a, b)
            if error:
                raise error
    except Exception as caught:
        print("outside", repr(caught), repr(caught.__cause__))


use(None, None)
use(None, TypeError("t"))
with managed("only", "swallow"):
    raise ValueError("v")
for how in ("replace", "reraise"):
    try:
        with managed("c", how):
            raise ValueError("v")
    except Exception as caught:
        print(repr(caught), repr(caught.__cause__))
with ExitStack() as stack:
    print([stack.enter_context(managed(name)) for name in "xy"])
