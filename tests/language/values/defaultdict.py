# title: Default dicts with factories of every kind
# tags: collections, lambda
# %% main
from collections import defaultdict

lists = defaultdict(list, {"a": [1]})
tree = (lambda make: make(make))(lambda make: defaultdict(lambda: make(make)))
tree["x"]["y"]["z"] = 1
lists["self"] = lists

# %% restored
lists["b"].append(2)
assert lists["a"] == [1] and lists["b"] == [2] and lists["self"] is lists
assert lists.default_factory is list
assert tree["x"]["y"]["z"] == 1
tree["new"]["deep"] = 2
assert type(tree["new"]) is defaultdict
