# title: Defaults that are lambdas
# tags: function, lambda, default
# %% main
def apply(value, by=lambda x: x + 1, *, then=lambda x: x * 2):
    return then(by(value))


# %% restored
assert apply(1) == 4
assert apply(1, lambda x: 10) == 20
assert apply.__defaults__[0].__name__ == "<lambda>"
assert apply.__kwdefaults__["then"](21) == 42
