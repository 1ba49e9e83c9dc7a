# title: A decorator of a class that adds to it
# tags: decorator, class
# %% main
def with_name(name):
    def decorate(cls):
        cls.label = name
        cls.show = lambda self: f"{name} {self.n}"
        return cls

    return decorate


@with_name("box")
class Box:
    def __init__(self, n):
        self.n = n


# %% restored
assert Box.label == "box"
assert Box(3).show() == "box 3"
