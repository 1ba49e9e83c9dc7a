# Classes in methods in classes, each with methods that capture what is around.
class Outer:
    def __init__(self, x):
        self.x = x

    def make(self, y):
        outer = self

        class Middle:
            def make(self, z):
                middle = self

                class Inner:
                    def sum(self):
                        return outer.x, y, z, middle.y, __class__.__qualname__

                return Inner()

        Middle.y = y * 2
        return Middle()


print(Outer(1).make(2).make(3).sum())
