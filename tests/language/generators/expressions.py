# title: Generator expressions on their way
# tags: generator, suspended, comprehension
# %% main
factor = 3


def scaled(n):
    return (a * n + b for a in [1, 2, 3] if a != n for b in (a for a in [0, 1, 2][:a]))


class Table:
    rows = [4, 5]
    cells = (row * factor for row in rows)


g = scaled(2)
next(g)
cells = Table.cells
next(cells)
fresh = (c.upper() for c in "ab")
squares = (n * n for n in iter([1, 2, 3]))
total = (n + 1 for n in squares)
next(total)

# %% restored
assert list(g) == [6, 7, 8]
assert list(cells) == [15]
assert list(fresh) == ["A", "B"]
assert g.__qualname__ == "scaled.<locals>.<genexpr>"
assert next(squares) == 4
assert list(total) == [10]
