# title: An iterator class in the middle of its way
# tags: class, iterator, state
# %% main
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


count = Countdown(4)
next(count)

# %% restored
assert list(count) == [2, 1, 0]
assert list(Countdown(1)) == [0]
