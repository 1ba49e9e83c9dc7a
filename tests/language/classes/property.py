# title: Properties
# tags: class, property
# %% main
class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        "The radius."
        return self._radius

    @radius.setter
    def radius(self, value):
        self._radius = abs(value)

    @radius.deleter
    def radius(self):
        self._radius = 0

    area = property(lambda self: 3 * self._radius**2, doc="The area.")


circle = Circle(2)

# %% restored
circle.radius = -3
assert (circle.radius, circle.area) == (3, 27)
del circle.radius
assert circle.radius == 0
assert (Circle.radius.__doc__, Circle.area.__doc__) == ("The radius.", "The area.")
assert Circle.radius.fget.__name__ == Circle.radius.fset.__name__ == "radius"
