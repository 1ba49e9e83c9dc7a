# title: __reduce__ with items for a list
# tags: pickle, class
# %% main
class Filled(list):
    extra = "b"

    def __reduce__(self):
        return Filled, (), None, iter([self[0], self.extra])


filled = Filled(["a", "b"])

# %% restored
assert type(filled) is Filled and filled == ["a", "b"]
