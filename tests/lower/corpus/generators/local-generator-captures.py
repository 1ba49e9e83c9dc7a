# Generator functions inside functions read and write captured variables.
def normal(a, b):
    def generator(x, y):
        nonlocal a
        yield a
        a += 1
        yield b
        yield x
        yield y

    return generator, lambda: a


generator, get = normal(1, 2.0)
print(list(generator(3, "4")), get(), list(generator(5, 6)), get())


def triple():
    def generator():
        x = 0

        def inner():
            nonlocal x
            x += 1
            return x

        while x < 3:
            yield inner()

    return generator


print(list(triple()()))


def another():
    def generator():
        x = 0

        def inner():
            nonlocal x
            x += 1
            yield x
            x += 10

        g = inner()
        yield next(g), x
        yield next(g, "end"), x

    return generator


print(list(another()()))
