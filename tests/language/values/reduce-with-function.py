# title: __reduce__ that names a function of the user's
# tags: pickle, class
# %% main
def build(kind, size):
    shape = Shape.__new__(Shape)
    shape.kind, shape.size = kind, size
    return shape


class Shape:
    def __reduce__(self):
        return build, (self.kind, self.size)


shape = build("round", 3)
pair = [shape, shape]

# %% restored
assert pair[0] is pair[1] is shape and type(shape) is Shape
assert (shape.kind, shape.size) == ("round", 3)
