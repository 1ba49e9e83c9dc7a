# title: A global that two functions change and read
# tags: global, state
# %% main
COUNT = 0


def step():
    global COUNT
    COUNT += 1


def get():
    return COUNT


step()

# %% restored
step()
assert get() == 2
assert step.__globals__ is get.__globals__
