# title: A decorated method that uses super() and a private name
# tags: decorator, class, mangling
# %% main
import functools


def logged(f):
    @functools.wraps(f)
    def wrapper(self, *args):
        self.log.append(f.__name__)
        return f(self, *args)

    return wrapper


class Base:
    def value(self):
        return 1


class Derived(Base):
    __extra = 10

    def __init__(self):
        self.log = []

    @logged
    def value(self):
        return super().value() + self.__extra


derived = Derived()

# %% restored
assert derived.value() == 11
assert derived.log == ["value"]
