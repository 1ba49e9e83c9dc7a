# title: A decorator that replaces a class by a subclass
# tags: decorator, class
# %% main
def extend(cls):
    class Extended(cls):
        def hello(self):
            return "extended " + super().hello()

    Extended.__name__ = cls.__name__
    Extended.__qualname__ = cls.__qualname__
    return Extended


@extend
class Greeter:
    def hello(self):
        return "hello"


greeter = Greeter()

# %% restored
assert greeter.hello() == "extended hello"
assert type(greeter) is Greeter and Greeter.__name__ == "Greeter"
assert Greeter.__bases__[0].__name__ == "Greeter"
assert Greeter.__bases__[0] is not Greeter
