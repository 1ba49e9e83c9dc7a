# title: functools.lru_cache
# tags: decorator, functools
# %% main
import functools


@functools.lru_cache(maxsize=32, typed=True)
def fib(n):
    "Fibonacci."
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib(10)

# %% restored
assert fib(30) == 832040
assert fib.cache_info().maxsize == 32
assert fib.cache_parameters() == {"maxsize": 32, "typed": True}
assert fib.cache_info().hits > 0
assert (fib.__name__, fib.__doc__) == ("fib", "Fibonacci.")
assert fib.__wrapped__.__globals__["fib"] is fib
