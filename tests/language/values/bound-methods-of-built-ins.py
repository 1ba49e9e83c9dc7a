# title: Bound methods of built-in objects
# tags: method, identity
# %% main
items = []
push = items.append
split = "a b".split


def add(item, into=push):
    into(item)


# %% restored
add(1)
push(2)
assert items == [1, 2] and push.__self__ is items
assert split() == ["a", "b"]
