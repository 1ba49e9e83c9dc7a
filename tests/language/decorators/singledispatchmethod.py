# title: functools.singledispatchmethod
# tags: decorator, functools, class
# %% main
import functools


class Formatter:
    mark = "*"

    @functools.singledispatchmethod
    def show(self, value):
        return self.mark + "object"

    @show.register
    def _(self, value: int):
        return self.mark + "int"

    @functools.singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls, value


formatter = Formatter()

# %% restored
assert formatter.show(1) == "*int"
assert formatter.show("a") == "*object"
assert Formatter.make(5) == (Formatter, 5)
