# title: Bound methods
# tags: class, method, identity
# %% main
class Account:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total


account = Account()
add = account.add
account.callback = account.add
add(1)

# %% restored
assert add(2) == 3 and account.total == 3
assert add.__self__ is account and add.__func__ is Account.add
assert account.callback == account.add == add
