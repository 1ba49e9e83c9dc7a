# title: A container holds a list that has a name, too
# tags: identity, instance, list
# question: Is a list with a name and an attribute still one list?
# look: Two arrows into one list: one from the variable SHARED_LIST, one from c's attribute data.
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
