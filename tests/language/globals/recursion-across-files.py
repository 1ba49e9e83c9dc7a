# title: Recursion across two module files
# tags: global, module, recursion
# %% even.py
def even(n):
    return True if n == 0 else odd(n - 1)


from odd import odd

# %% odd.py
from even import even


def odd(n):
    return False if n == 0 else even(n - 1)


# %% main
from even import even

functions = [even]
del even

# %% restored
(even,) = functions
odd = even.__globals__["odd"]
assert even(10) and odd(7) and not even(7)
assert odd.__globals__["even"] is even
