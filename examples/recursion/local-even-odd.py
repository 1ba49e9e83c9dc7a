# title: Two local functions call each other
# tags: recursion, mutual, local, closure
# question: How are two local functions rebuilt, when each needs the other?
# look: The two cells: both functions are created while they are pending; then the cells are filled.
# Two cells, each holding the function that holds the other: neither function can be finished first.
# %% main
def make_parity():
    def is_even(n):
        return True if n == 0 else is_odd(n - 1)

    def is_odd(n):
        return False if n == 0 else is_even(n - 1)

    return is_even, is_odd


is_even, is_odd = make_parity()
assert is_even(10) and is_odd(7)

# %% restored
assert is_even(100) and not is_even(101)
assert is_odd(51) and not is_odd(50)
assert is_even.__closure__[0].cell_contents is is_odd
assert is_odd.__closure__[0].cell_contents is is_even
