# title: A function in its own cell
# tags: closure, cycle, recursion
# %% main
def make():
    def factorial(n):
        return 1 if n == 0 else n * factorial(n - 1)

    return factorial


factorial = make()

# %% restored
assert factorial(5) == 120
assert factorial.__closure__[0].cell_contents is factorial
