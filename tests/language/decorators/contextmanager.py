# title: contextlib.contextmanager
# tags: decorator, contextlib
# %% main
import contextlib

log = []


@contextlib.contextmanager
def entered(name):
    "Logs."
    log.append("enter " + name)
    try:
        yield name
    finally:
        log.append("exit " + name)


@contextlib.asynccontextmanager
async def later():
    yield 1


# %% restored
with entered("a") as name:
    assert name == "a"
assert log == ["enter a", "exit a"]
assert entered.__name__ == "entered" and entered.__doc__ == "Logs."


@entered("b")
def f():
    return len(log)


assert f() == 3
assert hasattr(later(), "__aenter__")
