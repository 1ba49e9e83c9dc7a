# title: A bound method in a cell
# tags: closure, class
# %% main
class Counter:
    n = 0

    def step(self):
        self.n += 1
        return self.n


def make(counter):
    step = counter.step
    return lambda: step()


counter = Counter()
step = make(counter)
step()

# %% restored
assert step() == 2
assert counter.n == 2
assert step.__closure__[0].cell_contents.__self__ is counter
