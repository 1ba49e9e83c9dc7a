# title: Descriptors of the user's
# tags: class, descriptor
# %% main
class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(self.name)
        setattr(instance, self.name, value)


class Order:
    amount = Positive()
    price = Positive()

    def __init__(self, amount, price):
        self.amount, self.price = amount, price


order = Order(2, 3)

# %% restored
assert (order.amount, order.price) == (2, 3)
assert Order.price.name == "_price"
try:
    order.price = 0
except ValueError as error:
    assert str(error) == "_price"
else:
    raise AssertionError("0 was taken")
