# title: Two instances that share one __dict__
# tags: class, sharing
# %% main
class Borg:
    state = {}

    def __init__(self):
        self.__dict__ = self.state


a, b = Borg(), Borg()
a.x = 1
space = vars(b)

# %% restored
assert b.x == 1
b.y = 2
assert a.y == 2 and vars(a) is vars(b) is Borg.state is space
assert Borg().x == 1
