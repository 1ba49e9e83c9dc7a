# super() in methods of local classes, in nested functions of them, and in class methods.
def owner(label):
    class Base:
        def who(self):
            return ["Base", label]

        @classmethod
        def make(cls):
            return [cls.__name__]

    class Derived(Base):
        def who(self):
            def inner(self):
                return super(Derived, self).who()

            return ["Derived", *super().who(), *inner(self)]

        @classmethod
        def make(cls):
            return ["Derived", *super().make()]

        def __init__(self):
            super().__init__()
            self.made = super().make

    class Last(Derived):
        def who(self):
            return [*super().who(), "Last"]

    return Last


Last = owner("l")
print(Last().who(), Last.make(), Last().made())
