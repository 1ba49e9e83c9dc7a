# title: An instance whose class was changed, a class whose bases were
# tags: class
# %% main
class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class Mixed(A):
    pass


Mixed.__bases__ = (B,)
thing, mixed = A(), Mixed()
thing.__class__ = B

# %% restored
assert thing.who() == "B" and type(thing) is B
assert mixed.who() == "B" and Mixed.__bases__ == (B,)
assert not issubclass(Mixed, A)
