# title: What is shared stays shared, what is equal stays apart
# tags: identity, sharing
# %% main
one = [1]
pair = (one, one)
twins = [[1], [1]]
nested = {"a": pair, "b": {"pair": pair, "one": one}}
empty = ([], [], {}, {})

# %% restored
assert pair[0] is pair[1] is one
assert nested["a"] is pair is nested["b"]["pair"] and nested["b"]["one"] is one
assert twins[0] is not twins[1] and twins[0] == twins[1]
assert empty[0] is not empty[1] and empty[2] is not empty[3]
