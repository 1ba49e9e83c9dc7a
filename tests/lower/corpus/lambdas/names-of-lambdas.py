# What lambdas are called, wherever they stand.
class C:
    attribute = lambda self: self

    def method(self):
        return lambda: (lambda: 0)


def owner():
    local = lambda: 0
    return local, (lambda: local)


for f in (C.attribute, C().method(), C().method()(), *owner()):
    print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
