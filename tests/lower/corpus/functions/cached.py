# lru_cache and cache on recursive nested functions.
import functools


def owner(limit):
    calls = 0

    @functools.lru_cache(maxsize=None)
    def fib(n):
        nonlocal calls
        calls += 1
        return n if n < limit else fib(n - 1) + fib(n - 2)

    @functools.cache
    def other(n):
        return fib(n), calls

    return fib, other


fib, other = owner(2)
print(fib(30), other(30), other(30), fib.cache_info(), fib.__wrapped__.__name__)
fib.cache_clear()
print(fib(3), other(3))
