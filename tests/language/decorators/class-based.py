# title: A class as a decorator
# tags: decorator, class
# %% main
class Counted:
    def __init__(self, f):
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

    def __get__(self, instance, owner=None):
        return self if instance is None else lambda *a: self(instance, *a)


@Counted
def double(x):
    return 2 * x


class Box:
    @Counted
    def open(self):
        return type(self)


double(1)

# %% restored
assert double(2) == 4
assert double.calls == 2
assert isinstance(double, Counted)
assert Box().open() is Box and Box.open.calls == 1
