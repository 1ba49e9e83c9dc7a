# Generators whose parameters and locals are captured by lambdas and functions made between yields.
def owner(n):
    count = 0

    def inc():
        nonlocal count
        count += n
        return count

    yield inc()
    get = lambda: (count, n)
    n = 10
    yield inc(), get()
    for i in range(2):
        make = lambda: i
        yield make
    del n
    try:
        yield get()
    except NameError as error:
        yield str(error)
    yield get


g = owner(1)
print(next(g), next(g))
a, b = next(g), next(g)
print(a(), b(), next(g))
n = "global"
try:
    next(g)()
except NameError as error:
    print(error)
