# title: Private names are mangled
# tags: class, mangling
# %% main
class Account:
    __count = 0

    def __init__(self, balance):
        self.__balance = balance
        type(self).__count += 1

    def __add(self, n):
        self.__balance += n
        return (lambda: self.__balance)()

    def add(self, *, __n=1):
        return self.__add(__n)


account = Account(10)

# %% restored
assert account.add() == 11
assert vars(account) == {"_Account__balance": 11}
assert Account._Account__count == 1
assert Account.add.__kwdefaults__ == {"_Account__n": 1}
assert not hasattr(account, "__balance")
