# Nothing of the body runs before the first next; wrong arguments are told at once.
def lazily(x):
    print("started", x)
    yield x
    print("goes on")


g = lazily(1)
print("made")
print(next(g))
print(next(g, "end"), next(g, "still"))
try:
    lazily()
except TypeError as error:
    print(error)
print(iter(g) is g, g.__name__, g.__qualname__)
