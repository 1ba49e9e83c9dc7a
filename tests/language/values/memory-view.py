# title: Memory views with their format
# tags: memoryview, bytes
# %% main
from array import array

view = memoryview(b"abc")
numbers = memoryview(array("d", [1.5, 2.5]))
grid = memoryview(bytes(range(6))).cast("B", (2, 3))
part = memoryview(b"0123456789")[2:8:2]

# %% restored
assert type(view) is memoryview and view.tobytes() == b"abc" and view.readonly
assert numbers.format == "d" and numbers.tolist() == [1.5, 2.5]
assert grid.shape == (2, 3) and grid.tolist() == [[0, 1, 2], [3, 4, 5]]
assert part.tobytes() == b"246"
