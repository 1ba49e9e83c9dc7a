# Asynchronous and generator functions of the module are none, those in them are.
# read-only: good
# reject: Nested functions not supported at line 7 at 7:4
def lazily(n):
    yield n

    async def inner():
        return n

    yield inner


print(next(lazily(1)))
