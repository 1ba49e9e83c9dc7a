# title: Methods of a local class share a cell
# tags: closure, class, sharing
# %% main
def make():
    total = 10

    class Account:
        def add(self, n):
            nonlocal total
            total += n

        def get(self):
            return total

    def outside():
        return total

    return Account, outside


Account, outside = make()
account = Account()
account.add(5)

# %% restored
assert outside() == 15
account.add(1)
Account().add(2)
assert account.get() == outside() == 18
