# title: Slots with private names
# tags: class, slots, mangling
# %% main
class Safe:
    __slots__ = ("__code", "__weakref__")

    def __init__(self, code):
        self.__code = code

    def opens(self, code):
        return self.__code == code


class Bigger(Safe):
    __slots__ = ("__code",)

    def __init__(self):
        super().__init__("inner")
        self.__code = "outer"

    def outer(self):
        return self.__code


safe, bigger = Safe(1234), Bigger()

# %% restored
assert safe.opens(1234)
assert bigger.opens("inner") and bigger.outer() == "outer"
assert Safe._Safe__code.__get__(bigger) == "inner"
