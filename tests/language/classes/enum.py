# title: Members of an enumeration stay identical
# tags: class, enum
# %% main
import enum


class Colour(enum.Enum):
    RED = 1
    GREEN = "g"
    CRIMSON = 1

    def shout(self):
        return self.name + "!"

    @classmethod
    def first(cls):
        return next(iter(cls))


favourite = Colour.GREEN
table = {Colour.RED: [Colour.CRIMSON]}

# %% restored
assert favourite is Colour.GREEN is Colour("g") is Colour["GREEN"]
assert table[Colour.RED][0] is Colour.RED is Colour.CRIMSON
assert list(Colour) == [Colour.RED, Colour.GREEN]
assert list(Colour.__members__) == ["RED", "GREEN", "CRIMSON"]
assert favourite.shout() == "GREEN!" and Colour.first() is Colour.RED
assert repr(Colour.RED) == "<Colour.RED: 1>"
