# title: A global that two functions rebind
# tags: module, namespace, global
# question: How is a number shared that two functions count up?
# look: The one namespace of ticks that both functions lead to: it is shared, the number in it is not.
# COUNT is an int, so it cannot be shared as an object: what is shared is the namespace
# in which both functions find and rebind the name.
# %% ticks.py
COUNT = 0


def tick():
    global COUNT
    COUNT += 1


def ticks():
    return COUNT


# %% main
from ticks import tick, ticks

tick()
assert ticks() == 1

# %% restored
tick()
tick()
assert ticks() == 3
