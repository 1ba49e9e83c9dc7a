# title: inspect.getsource of what was restored
# tags: function, source
# %% main
def make(n):
    def add(x):
        # a comment
        return x + n

    return add


add = make(1)


class Greeter:
    def greet(self):
        return "hello"


# %% restored
import inspect

assert inspect.getsource(add) == (
    "    def add(x):\n        # a comment\n        return x + n\n"
)
assert inspect.getsource(Greeter.greet).startswith("    def greet(self):\n")
