# title: super() without arguments
# tags: class, super
# %% main
class A:
    def who(self):
        return ["A"]

    @classmethod
    def make(cls):
        return cls()


class B(A):
    def who(self):
        return ["B", *super().who()]

    @classmethod
    def make(cls):
        return [super().make()]


class C(A):
    def who(self):
        return ["C", *super().who()]


class D(B, C):
    def who(self):
        return ["D", *[super(D, self).who() for _ in "x"][0]]


# %% restored
assert D().who() == ["D", "B", "C", "A"]
assert type(D.make()[0]) is D
assert D.__mro__ == (D, B, C, A, object)
