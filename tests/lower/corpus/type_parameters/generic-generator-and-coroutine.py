# Generic generators and coroutines capture their type parameters.
# python: >=3.12
def owner(n):
    def lazily[T](x: T):
        yield T.__name__, x
        yield n

    async def later[U](x: U):
        return U.__name__, x, n

    return lazily, later


lazily, later = owner("n")
print(list(lazily(1)))
try:
    later(2).send(None)
except StopIteration as end:
    print(end.value)
