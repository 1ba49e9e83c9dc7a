# title: A captured value is a cell, not a global
# tags: closure, read-only
# question: Why is a captured value that nobody changes no global?
# look: The card of multiply: factor is a cell of it, and the variable of that name stands apart.
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
