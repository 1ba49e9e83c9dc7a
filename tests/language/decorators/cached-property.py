# title: functools.cached_property
# tags: decorator, functools, class
# %% main
import functools


class Circle:
    computed = []

    def __init__(self, radius):
        self.radius = radius

    @functools.cached_property
    def area(self):
        "The area."
        self.computed.append(self.radius)
        return 3 * self.radius**2


known, fresh = Circle(1), Circle(2)
known.area

# %% restored
assert known.area == 3 and Circle.computed == [1]
assert fresh.area == 12 and fresh.area == 12 and Circle.computed == [1, 2]
assert Circle.area.attrname == "area"
assert Circle.area.__doc__ == "The area."
