# title: Functions of two modules have two namespaces
# tags: global, identity
# %% one.py
name = "one"


def get():
    return name


# %% two.py
name = "two"


def get():
    return name


# %% main
from one import get as get_one
from two import get as get_two

# %% restored
assert (get_one(), get_two()) == ("one", "two")
assert get_one.__globals__ is not get_two.__globals__
get_one.__globals__["name"] = 1
assert (get_one(), get_two()) == (1, "two")
