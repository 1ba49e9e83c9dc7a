# title: A rebound global is seen by all
# tags: global, state
# %% state.py
mode = "before"


def show():
    return mode


class Viewer:
    def view(self):
        return mode


def rebind(value):
    globals()["mode"] = value


# %% main
import state
from state import Viewer, rebind, show

state.mode = "changed"
del state
viewer = Viewer()

# %% restored
assert show() == viewer.view() == "changed"
rebind("again")
assert show() == viewer.view() == "again"
