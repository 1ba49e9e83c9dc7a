# title: A function that uses another module's class
# tags: module, import, practice
# question: Is an import run again where the function is restored?
# look: The step that binds the name DataPoint in mypackage.analysis: to the class itself, with no import.
# %% mypackage/types.py
class DataPoint:
    def __init__(self, x, y):
        self.x, self.y = x, y


# %% mypackage/analysis.py
from .types import DataPoint


def create_origin():
    return DataPoint(0, 0)


# %% main
from mypackage.analysis import create_origin
from mypackage.types import DataPoint

# %% restored
origin = create_origin()
assert isinstance(origin, DataPoint)
assert (origin.x, origin.y) == (0, 0)
assert create_origin.__globals__["DataPoint"] is DataPoint
assert create_origin.__globals__ is not DataPoint.__init__.__globals__
