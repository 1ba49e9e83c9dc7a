# title: The state of a closure goes on
# tags: closure, nonlocal
# %% main
def make():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n

    return step


step = make()
assert (step(), step()) == (1, 2)

# %% restored
assert (step(), step()) == (3, 4)
assert make()() == 1
