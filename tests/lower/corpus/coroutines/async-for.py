# async for with break, continue, else, unpacked targets and exceptions of the iterator.
import types


@types.coroutine
def suspend(value):
    yield value


class Source:
    def __init__(self, items):
        self.items = iter(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            item = next(self.items)
        except StopIteration:
            raise StopAsyncIteration from None
        await suspend(("item", item))
        if isinstance(item, Exception):
            raise item
        return item


async def loop(items, stop=None):
    got = []
    async for a, *b in Source(items):
        if a == stop:
            break
        if a == "skip":
            continue
        got.append((a, b))
        await suspend("body")
    else:
        got.append("else")
    return got


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return len(seen), end.value
    except Exception as error:
        return len(seen), repr(error)


print(run(loop(["ab", ("skip",), "cd"])))
print(run(loop(["ab", "cd", "ef"], "c")))
print(run(loop([])))
print(run(loop(["ab", ValueError("v")])))
print(run(loop(["ab", 5])))
