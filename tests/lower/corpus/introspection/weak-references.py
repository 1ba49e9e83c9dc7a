# Functions, generators and methods can be referred to weakly.
import gc
import weakref


def owner(n):
    def inner():
        return n

    def lazily():
        yield n

    return inner, lazily()


inner, lazily = owner(1)
refs = [weakref.ref(inner), weakref.ref(lazily)]
print([ref() is not None for ref in refs])
del inner, lazily
gc.collect()
print([ref() for ref in refs])
