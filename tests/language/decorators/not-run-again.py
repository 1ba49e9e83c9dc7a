# title: Decorators are not run again
# tags: decorator, class
# %% main
runs = []


def seen(thing):
    runs.append(thing.__name__)
    return thing


@seen
def f():
    return 1


@seen
class C:
    @seen
    def method(self):
        return 2

    @property
    @seen
    def value(self):
        return 3


c = C()

# %% restored
assert (f(), c.method(), c.value) == (1, 2, 3)
assert runs == ["f", "method", "value", "C"]
