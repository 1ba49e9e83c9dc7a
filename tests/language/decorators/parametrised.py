# title: A decorator with parameters
# tags: decorator
# %% main
def times(n, *, start=0):
    def decorate(f):
        def wrapper(x):
            return [f(x + i) for i in range(start, n)]

        return wrapper

    return decorate


@times(3, start=1)
def square(x):
    return x * x


# %% restored
assert square(1) == [4, 9]
assert times(1)(lambda x: x)(5) == [5]
