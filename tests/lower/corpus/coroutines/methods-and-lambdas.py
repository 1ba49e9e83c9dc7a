# Coroutine methods, super() in them, class and static methods, lambdas that return coroutines.
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


class Base:
    async def who(self, *more):
        return ["base", *more]

    @classmethod
    async def made(cls):
        return cls.__name__


class Derived(Base):
    def __init__(self, n):
        self.__n = n

    async def who(self, *more):
        got = await super().who(*more)
        return [*got, __class__.__name__, self.__n]

    @staticmethod
    async def static(x, *, y=2):
        return x, y

    @property
    async def prop(self):
        return self.__n

    def __await__(self):
        return self.who("awaited").__await__()


async def main():
    one = Derived(5)
    later = lambda x: one.who(x)
    return (
        await one.who(1),
        await Derived.made(),
        await Derived.static(1),
        await one.prop,
        await later("l"),
        await one,
        await (lambda: Base().who())(),
    )


print(run(main()))
try:
    Derived.static()
except TypeError as error:
    print(error)
