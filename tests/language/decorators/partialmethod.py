# title: functools.partialmethod
# tags: decorator, functools, class
# %% main
import functools


class Lamp:
    def __init__(self):
        self.state = None

    def set(self, state, *, by="hand"):
        self.state = state, by
        return self

    on = functools.partialmethod(set, True)
    off = functools.partialmethod(set, False, by="timer")


lamp = Lamp()

# %% restored
assert lamp.on().state == (True, "hand")
assert lamp.off().state == (False, "timer")
