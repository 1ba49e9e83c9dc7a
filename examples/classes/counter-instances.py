# title: Many instances, one class
# tags: class, instance
# question: Is a class sent again with each of its instances?
# look: The graph: one card for Counter, which both instances and the bound method step lead to.
# %% main
class Counter:
    def __init__(self, start):
        self.value = start

    def increment(self):
        self.value += 1
        return self.value


c1 = Counter(10)
c2 = Counter(20)
step = c1.increment

# %% restored
assert type(c1) is type(c2) is Counter
assert isinstance(c2, type(c1))
assert c1.value == 10
assert c2.value == 20
assert step() == 11
assert (c1.value, c2.value) == (11, 20)
