# title: __getattr__, __setattr__ and __getattribute__
# tags: class, operators
# %% main
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattr__(self, name):
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        raise AttributeError(f"{name} is fixed")


class Loud:
    word = "hello"

    def __getattribute__(self, name):
        value = super().__getattribute__(name)
        return value.upper() if isinstance(value, str) else value


proxy, loud = Proxy([1, 2]), Loud()

# %% restored
assert proxy.count(1) == 1 and proxy.target == [1, 2]
assert loud.word == "HELLO"
try:
    proxy.x = 1
except AttributeError as error:
    assert str(error) == "x is fixed"
else:
    raise AssertionError("it was set")
