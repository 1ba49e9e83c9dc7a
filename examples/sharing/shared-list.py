# title: A container holds a list that has a name, too
# tags: identity, instance, list
# Two arrows into one list: the variable and the attribute.
# %% main
SHARED_LIST = [1, 2, 3]


class Container:
    def __init__(self):
        self.data = SHARED_LIST


c = Container()
assert c.data is SHARED_LIST

# %% restored
assert c.data is SHARED_LIST
SHARED_LIST.append(4)
assert c.data[-1] == 4
assert Container().data is SHARED_LIST
