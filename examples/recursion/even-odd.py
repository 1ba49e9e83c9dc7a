# title: Two functions of a module call each other
# tags: recursion, mutual, module
# question: Which of two functions that call each other is made first?
# look: The namespace of parity: it is there before both, and they are bound to their names in it one by one.
# %% parity.py
def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


# %% main
from parity import is_even, is_odd

assert is_even(10) and is_odd(7)

# %% restored
assert is_even(100) and not is_even(101)
assert is_odd(51) and not is_odd(50)
assert is_even.__globals__ is is_odd.__globals__
assert is_even.__globals__["is_odd"] is is_odd
assert is_odd.__globals__["is_even"] is is_even
assert is_even.__module__ == "parity"
