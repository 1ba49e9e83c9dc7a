# Generators have settable names and no other attributes, and cannot be copied.
import copy


def lazily():
    yield 1


g = lazily()
g.__name__, g.__qualname__ = "renamed", "a.renamed"
print(g.__name__, g.__qualname__, next(g))
try:
    g.attribute = 1
except AttributeError:
    print("no attributes")
try:
    copy.copy(g)
except TypeError as error:
    print("no copies")
