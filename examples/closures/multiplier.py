# title: A captured value is a cell, not a global
# tags: closure, read-only
# Nothing reassigns factor, and still it must come back as a cell: a global of the same
# name has another value.
# %% main
factor = "a global that multiply must not see"


def make_multiplier(factor):
    def multiply(x):
        return x * factor

    return multiply


double = make_multiplier(2)
triple = make_multiplier(3)
assert double(21) == 42

# %% restored
assert double(4) == 8
assert triple(4) == 12
assert factor.startswith("a global")
assert double.__code__.co_freevars == ("factor",)
