# Two local classes that refer to each other, with a function that both use.
def owner():
    count = 0

    def new(cls, *args):
        nonlocal count
        count += 1
        return cls(*args)

    class Even:
        def __init__(self, n):
            self.n = n

        def next(self):
            return new(Odd, self.n + 1)

    class Odd(Even):
        def next(self):
            return new(Even, self.n + 1)

        def back(self):
            return super().next()

    walk = [Even(0)]
    for _ in range(3):
        walk.append(walk[-1].next())
    return [(type(x).__name__, x.n) for x in walk], count, type(Odd(1).back()).__name__


print(owner())
