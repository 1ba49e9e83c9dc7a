# title: Reducers registered with copyreg
# tags: pickle, class
# %% main
import copyreg


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


copyreg.pickle(Point, lambda p: (object.__new__, (Point,), {"x": p.x, "y": p.y}))
point = Point(1, 2)
points = (point, [point])

# %% restored
assert (point.x, point.y) == (1, 2) and type(point) is Point
assert points[0] is point is points[1][0]
