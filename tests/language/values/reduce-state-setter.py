# title: __reduce__ with a state setter
# tags: pickle, class
# %% main
def set_state(obj, state):
    obj.value = state["value"] + 1


class Box:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return object.__new__, (Box,), {"value": self.value - 1}, None, None, set_state


box = Box(5)
boxes = [box]

# %% restored
assert box.value == 5 and boxes[0] is box
assert type(box) is Box
