# title: __getstate__ and __setstate__
# tags: pickle, class
# %% main
class Cache:
    def __init__(self):
        self.kept = [self]
        self.guard = None
        self.hits = 5

    def __getstate__(self):
        return {"kept": self.kept, "hits": self.hits}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.guard = "made anew"


class Slotted:
    __slots__ = ("a",)

    def __getstate__(self):
        return [self.a]

    def __setstate__(self, state):
        (self.a,) = state


cache, slotted = Cache(), Slotted()
slotted.a = 1
cache.__setstate__(cache.__getstate__())

# %% restored
assert cache.kept[0] is cache and cache.hits == 5
assert cache.guard == "made anew"
assert slotted.a == 1
