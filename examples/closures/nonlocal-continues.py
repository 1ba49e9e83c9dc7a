# title: A running total goes on where it stopped
# tags: closure, nonlocal, state
# The state lives in two cells, not in the source: look at what the artifact says about them.
# %% main
def make_average():
    total = 0.0
    values = []

    def add(value):
        nonlocal total
        total += value
        values.append(value)
        return total / len(values)

    return add


average = make_average()
assert average(10) == 10
assert average(20) == 15

# %% restored
assert average(30) == 20
assert average(40) == 25
state = dict(zip(average.__code__.co_freevars, average.__closure__))
assert state["total"].cell_contents == 100.0
assert state["values"].cell_contents == [10, 20, 30, 40]
