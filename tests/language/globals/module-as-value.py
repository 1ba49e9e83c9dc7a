# title: A module of the user's as a value
# tags: global, module
# %% shop/prices.py
"""What things cost."""

rate = 2


def price(n):
    return n * rate


# %% main
import shop.prices as prices

prices.rate = 3


def total():
    return prices.price(10)


# %% restored
import types

assert isinstance(prices, types.ModuleType)
assert prices.__name__ == "shop.prices"
assert prices.__doc__ == "What things cost."
assert total() == 30
prices.rate = 4
assert total() == prices.price(10) == 40
assert vars(prices) is prices.price.__globals__
