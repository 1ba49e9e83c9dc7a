# title: A generator that shares its variables with functions
# tags: generator, suspended, closure
# %% main
def make(start):
    total = start

    def walk(items):
        nonlocal total
        for item in items:
            total += item
            yield total

    def get():
        return total

    return walk([1, 2, 3]), get


def counter():
    count = 0

    def add(n):
        nonlocal count
        count += n

    yield add
    while True:
        yield count


g, get = make(10)
next(g)
c = counter()
add = next(c)
add(5)

# %% restored
assert get() == 11
assert next(g) == 13 == get()
add(2)
assert next(c) == 7
