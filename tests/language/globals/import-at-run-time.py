# title: An import statement within a function
# tags: global, module
# %% helper.py
def answer():
    return 42


# %% main
import helper


def ask():
    import math

    return math.floor(helper.answer() + 0.5)


# %% restored
assert ask() == 42
