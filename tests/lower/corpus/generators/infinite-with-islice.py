# Infinite generators, cut by islice and takewhile, and piped through each other.
import itertools


def count(n=0):
    while True:
        yield n
        n += 1


def fib():
    a, b = 0, 1
    while 1:
        yield a
        a, b = b, a + b


def evens(source):
    for x in source:
        if x % 2:
            continue
        yield x


def pairs(source):
    it = iter(source)
    for a in it:
        b = next(it)
        yield a, b


print(list(itertools.islice(fib(), 10)), list(itertools.islice(evens(fib()), 3, 6)))
print(list(itertools.takewhile(lambda p: p[0] < 6, pairs(evens(count())))))
a, b = itertools.tee(count(5))
print(next(a), next(a), next(b), list(zip(count(), "ab")), list(map(pow, range(3), count(1))))
