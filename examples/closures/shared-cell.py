# title: Two closures share one cell
# tags: closure, nonlocal, sharing
# question: Do two closures over one variable still share it on the other side?
# look: The two arrows that lead into the one cell balance. If it were split, get() would stay at 2 for ever.
# %% main
def make_account():
    balance = 0

    def deposit(amount):
        nonlocal balance
        balance += amount

    def get():
        return balance

    return deposit, get


deposit, get = make_account()
deposit(2)
assert get() == 2

# %% restored
assert get() == 2
deposit(40)
assert get() == 42
assert deposit.__closure__[0] is get.__closure__[0]
