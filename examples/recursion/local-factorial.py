# title: A local function that calls itself
# tags: recursion, local, closure
# question: How does a local function find itself again?
# look: The cell stays pending, a dashed card, until the function that it is to hold exists.
# Here the knot is a closure cell: factorial holds the cell, and the cell holds factorial.
# %% main
def make_factorial():
    def factorial(n):
        if n <= 1:
            return 1
        return n * factorial(n - 1)

    return factorial


compute = make_factorial()
another = make_factorial()
assert compute(5) == 120

# %% restored
assert compute(10) == 3628800
(cell,) = compute.__closure__
assert cell.cell_contents is compute
assert another.__closure__[0].cell_contents is another
assert another is not compute and another.__closure__[0] is not cell
assert compute.__qualname__ == "make_factorial.<locals>.factorial"
