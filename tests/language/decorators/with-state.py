# title: A decorator that keeps state in a closure
# tags: decorator, closure, state
# %% main
def memo(f):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = f(n)
        return known[n]

    wrapper.known = known
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib(5)

# %% restored
assert len(fib.known) == 6
assert fib(50) == 12586269025
assert len(fib.known) == 51
