# Generator methods, lambda generators, static and class methods that yield.
class A:
    def __init__(self, x):
        self.x = x

    def __iter__(self):
        yield self.x
        self.x += 1
        yield self.x

    @classmethod
    def made(cls, *xs):
        for x in xs:
            yield cls(x)

    @staticmethod
    def static(n):
        yield from range(n)

    @property
    def lazy(self):
        yield "lazy", self.x

    shout = lambda self: (yield self.x * 100)


print(list(A(1)), [a.x for a in A.made(1, 2)], list(A.static(3)), list(A(5).lazy), list(A(2).shout()))
pair = lambda a, b=2: ((yield a), (yield b))
g = pair(1)
print(next(g), g.send("x"))
try:
    g.send("y")
except StopIteration as end:
    print(end.value)
print(pair.__name__, g.__name__, A(1).shout().__qualname__)
