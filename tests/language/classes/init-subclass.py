# title: __init_subclass__ is not run again
# tags: class, inheritance
# %% main
class Plugin:
    known = {}

    def __init_subclass__(cls, /, key=None, **rest):
        super().__init_subclass__(**rest)
        cls.count = len(Plugin.known) + 1
        Plugin.known[key] = cls


class A(Plugin, key="a"):
    pass


class B(A, key="b"):
    pass


# %% restored
assert Plugin.known == {"a": A, "b": B}
assert (A.count, B.count) == (1, 2)


class C(Plugin, key="c"):
    pass


assert C.count == 3 and Plugin.known["c"] is C
