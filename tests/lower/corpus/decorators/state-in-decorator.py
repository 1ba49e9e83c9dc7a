# A decorator keeps state by nonlocal, for each function that it decorates.
def limited(most):
    def decorate(f):
        left = most

        def wrapper(*args):
            nonlocal left
            if left == 0:
                raise RuntimeError(f"{f.__name__} was called {most} times")
            left -= 1
            return f(*args), left

        def reset():
            nonlocal left
            left = most

        wrapper.reset = reset
        return wrapper

    return decorate


@limited(2)
def one():
    return "one"


@limited(1)
def two(x):
    return x


print(one(), two(5), one())
for f in (one, lambda: two(1)):
    try:
        print(f())
    except RuntimeError as error:
        print(error)
one.reset()
print(one())
