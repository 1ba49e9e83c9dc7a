# title: A cell whose variable was deleted
# tags: closure, error
# %% main
def make():
    value = 1

    def get():
        return value

    def drop():
        nonlocal value
        del value

    return get, drop


get, drop = make()
kept, dropped = make()
drop()

# %% restored
assert kept() == 1
try:
    get()
except NameError as error:
    assert error.name == "value"
else:
    raise AssertionError("the cell was not empty")
