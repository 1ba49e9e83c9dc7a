# title: __getnewargs_ex__ and __getnewargs__
# tags: pickle, class
# %% main
class Money(tuple):
    def __new__(cls, amount, *, currency):
        self = super().__new__(cls, (amount,))
        self.currency = currency
        return self

    def __getnewargs_ex__(self):
        return (self[0],), {"currency": self.currency}


class Degrees(float):
    def __new__(cls, value, scale):
        self = super().__new__(cls, value)
        self.scale = scale
        return self

    def __getnewargs__(self):
        return float(self), self.scale


money, warm = Money(5, currency="EUR"), Degrees(20.5, "C")

# %% restored
assert money == (5,) and money.currency == "EUR" and type(money) is Money
assert warm == 20.5 and warm.scale == "C" and type(warm) is Degrees
