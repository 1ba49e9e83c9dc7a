# title: An empty cell stays empty
# tags: closure, empty cell
# question: What comes back of a variable that has no value yet?
# look: The step that makes the cell late: it stays empty, and nothing waits for it.
# use() captures a variable that has no value yet. It comes back without one: a name error,
# not a placeholder.
# %% main
def make_late():
    def use():
        return late

    def assign(value):
        nonlocal late
        late = value

    return use, assign
    late = None  # never reached: it only makes late a local variable of make_late


use, assign = make_late()

# %% restored
try:
    use()
except NameError:
    pass
else:
    raise AssertionError("the cell was empty")
assign("filled now")
assert use() == "filled now"
