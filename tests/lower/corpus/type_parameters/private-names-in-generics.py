# Private names, super() and __class__ in a generic class in a function.
# python: >=3.12
def owner(label):
    class Base:
        def who(self):
            return ["base"]

    class Local[__T](Base):
        __kept = label

        def who[__U](self, x: __U = None):
            return [*super().who(), self.__kept, __class__.__name__, __T.__name__, __U.__name__]

    return Local


print(owner("l")().who())
