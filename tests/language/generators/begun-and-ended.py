# title: Generators that have not begun, and that have ended
# tags: generator
# %% main
class Tree:
    def __init__(self, *values):
        self.__values = values

    def walk(self, *, scale=1):
        for value in self.__values:
            yield value * scale, __class__.__name__


fresh = Tree(1, 2).walk(scale=3)
ended = Tree().walk()
list(ended)

# %% restored
assert list(ended) == []
try:
    fresh.send(1)
except TypeError as error:
    assert "just-started" in str(error)
assert list(fresh) == [(3, "Tree"), (6, "Tree")]
