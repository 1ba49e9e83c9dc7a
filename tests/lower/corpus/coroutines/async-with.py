# async with: entered, left by falling out, return, exception, break; swallowing; several items.
import types


@types.coroutine
def suspend(value):
    yield value


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await suspend("enter " + self.name)
        return self.name.upper()

    async def __aexit__(self, kind, value, traceback):
        await suspend(("exit " + self.name, repr(value), traceback is not None))
        return self.swallow


async def block(how, swallow=False):
    async with Manager("a", swallow) as x, Manager("b") as (y):
        await suspend((x, y))
        if how == "return":
            return "returned"
        if how == "raise":
            raise ValueError("own")
    for i in range(2):
        async with Manager("loop"):
            if i == 0:
                continue
            break
    return "end"


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return seen, end.value
    except ValueError as error:
        return seen, repr(error)


print(run(block("return")))
print(run(block("fall")))
print(run(block("raise")))
print(run(block("raise", True)))
c = block("fall")
print([c.send(None) for _ in range(3)], c.throw(KeyError("t")), c.send(None))
try:
    c.send(None)
except KeyError as error:
    print(repr(error))
