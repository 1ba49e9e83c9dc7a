# title: A generator that has stopped in its loops
# tags: generator, suspended
# %% main
def table(rows, columns, widths):
    for i, row in enumerate(rows):
        for name, width in zip(columns, widths):
            yield i, row, name.ljust(width)
    return "done"


g = table([3, 4], {"a": 1, "b": 2}, [1, 2, 3])
first = next(g)

# %% restored
import types

assert isinstance(g, types.GeneratorType)
assert g.__name__ == "table"
assert next(g) == (0, 3, "b ")
assert list(g) == [(1, 4, "a"), (1, 4, "b ")]
