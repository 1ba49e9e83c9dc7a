# title: Class methods and static methods
# tags: class, method
# %% main
class Shape:
    sides = 0

    @classmethod
    def make(cls, *args):
        return cls, cls.sides, args

    @staticmethod
    def check(n):
        return n > 2


class Square(Shape):
    sides = 4


make = Square.make
check = Shape.check

# %% restored
assert make(1) == (Square, 4, (1,))
assert Shape.make() == (Shape, 0, ())
assert check(3) and Square().check(3) and Square.check is check
assert make.__self__ is Square
assert isinstance(vars(Shape)["check"], staticmethod)
