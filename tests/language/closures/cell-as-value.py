# title: A cell that is a value of its own
# tags: closure, cell
# %% main
import types


def make():
    n = 1

    def get():
        return n

    return get


get = make()
cell = get.__closure__[0]
loose = types.CellType("alone")
empty = types.CellType()

# %% restored
cell.cell_contents = 7
assert get() == 7
assert loose.cell_contents == "alone"
try:
    empty.cell_contents
except ValueError:
    pass
else:
    raise AssertionError("the cell was not empty")
