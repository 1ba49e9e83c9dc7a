# title: Classes made by a function
# tags: class, closure
# %% main
def make(step):
    class Counter:
        n = 0

        def next(self):
            self.n += step
            return self.n

    return Counter


One, Two = make(1), make(2)
one, two = One(), Two()
one.next()

# %% restored
assert (one.next(), two.next()) == (2, 2)
assert One is not Two and type(one) is One and not isinstance(one, Two)
assert One.__qualname__ == "make.<locals>.Counter"
assert issubclass(make(3), object) and make(3)().next() == 3
