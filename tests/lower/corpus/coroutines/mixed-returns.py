# async with and try-finally with some paths that return and some that do not.
class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, traceback):
        return False


async def some_return(i):
    async with Manager():
        if i == 1:
            return "one"
        elif i == 2:
            pass
        elif i == 3:
            return "three"
    return "end", i


async def all_return(i):
    async with Manager():
        if i == 1:
            return "one"
        else:
            return "else"


async def with_helper(i):
    def helper():
        return "helped", i

    async with Manager():
        if i == 1:
            return helper()
        i += 10
    return helper()


async def in_try(flag):
    try:
        if flag:
            return "try"
    finally:
        pass
    return "after"


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


for f in (some_return, all_return, with_helper, in_try):
    print([run(f(i)) for i in range(4)])
