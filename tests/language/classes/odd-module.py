# title: A class that names no module
# tags: class
# %% main
class C:
    __module__ = None

    def m(self):
        return 1


class D(C):
    __module__ = 5


c, d = C(), D()
c.x = d

# %% restored
assert C.__module__ is None and D.__module__ == 5
assert c.x is d and type(d) is D and d.m() == 1
