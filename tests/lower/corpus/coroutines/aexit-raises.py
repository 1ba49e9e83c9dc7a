# __aexit__ that raises replaces the exception; names are used again by another async with.
class Raises:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, kind, value, traceback):
        raise RuntimeError("in exit")


class Good:
    async def __aenter__(self):
        return 2

    async def __aexit__(self, *details):
        return details[0] is KeyError


async def work(error):
    total = 2
    async with Good() as f:
        total += f
    async with Good() as f:
        total *= f
        if error:
            raise error
    return total, f


async def replaced(error):
    async with Raises() as x:
        if error:
            raise error
    return x


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    except Exception as error:
        return repr(error), repr(error.__context__)


for error in (None, ValueError("v"), KeyError("k")):
    print(run(work(error)), run(replaced(error)))
