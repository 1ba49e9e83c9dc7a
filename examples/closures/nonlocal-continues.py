# title: A running total goes on where it stopped
# tags: closure, nonlocal, state
# question: Where is the state of a running total kept?
# look: The tab Artifact: the two cells total and values hold what was added so far; the source does not.
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
