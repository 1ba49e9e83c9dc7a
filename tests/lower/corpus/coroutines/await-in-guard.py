# await in the guards of a match statement: what a pattern bound stays bound.
import types


@types.coroutine
def suspend(value):
    return (yield value)


async def pick(subject):
    match subject:
        case [x, *_] if await suspend(("first", x)):
            return "first", x
        case [_, x] | {"k": x} if await suspend(("second", x)):
            return "second", x
        case other:
            return "other", other


def run(coroutine, answers):
    seen, send = [], None
    try:
        while True:
            seen.append(coroutine.send(send))
            send = answers.pop(0)
    except StopIteration as end:
        return seen, end.value


print(run(pick([1, 2]), [True]), run(pick([1, 2]), [False, True]))
print(run(pick({"k": 3}), [1]), run(pick({"k": 3}), [0]))
