# athrow at the start, at each yield and after the end; caught, replaced and passed on.
def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as end:
        return end.value
    except (StopAsyncIteration, KeyError, ValueError, RuntimeError) as end:
        return repr(end), repr(end.__context__)
    return "suspended"


async def guarded():
    try:
        yield 1
        yield 2
    except KeyError as error:
        yield "caught", repr(error)
        raise ValueError("replaced")
    finally:
        log.append("finally")
    yield 3


for steps in range(5):
    log = []
    g = guarded()
    got = [run(g.__anext__()) for _ in range(steps)]
    got.append(run(g.athrow(KeyError("t"))))
    got.append(run(g.__anext__()))
    print(steps, got, log)
