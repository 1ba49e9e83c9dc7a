# Values returned by coroutines: tuples, exceptions, StopIteration objects, coroutines, None.
async def give(value):
    return value


async def main():
    return (
        await give((1, "x")),
        repr(await give(ValueError("v"))),
        repr(await give(StopIteration("s"))),
        await (await give(give("inner"))),
        await give(None),
        await give(()),
    )


try:
    main().send(None)
except StopIteration as end:
    print(end.value)
try:
    give((1, 2)).send(None)
except StopIteration as end:
    print(end.args, end.value)
