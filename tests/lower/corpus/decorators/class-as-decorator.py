# A class with __call__ and __get__ decorates functions and methods.
class Counted:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args), self.calls

    def __get__(self, instance, owner):
        return lambda *args: self(instance, *args)


def owner(n):
    @Counted
    def inner(x):
        return x + n

    class Local:
        @Counted
        def method(self, x):
            return type(self).__name__, x + n

    inner(1)
    return inner(2), Local().method(3), Local().method(4)


print(owner(10))
