# Bases of a local class are computed, captured and conditional.
def owner(flag):
    class A:
        who = "A"

    class B:
        who = "B"

    bases = [B, A] if flag else [A]

    def pick():
        return A

    class C(*bases):
        pass

    class D(pick() if flag else object):
        def is_mine(self):
            return isinstance(self, (D, *bases))

    return C.who, [base.__name__ for base in D.__mro__], D().is_mine()


print(owner(True), owner(False))
