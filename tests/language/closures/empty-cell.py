# title: An empty cell raises the same error
# tags: closure, error
# %% main
def make():
    def get():
        return later

    def fill(value):
        nonlocal later
        later = value

    return get, fill
    later = None


get, fill = make()

# %% restored
try:
    get()
except NameError as error:
    assert error.name == "later"
    assert "free variable" in str(error)
else:
    raise AssertionError("the cell was not empty")
fill(5)
assert get() == 5
