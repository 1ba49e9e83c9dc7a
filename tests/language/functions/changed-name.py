# title: Changed names
# tags: function, name
# %% main
def original(x):
    return x + 1


original.__name__ = "another"
original.__qualname__ = "Some.where.another"
original.__module__ = "nowhere"

# %% restored
assert original(1) == 2
assert original.__name__ == "another"
assert original.__qualname__ == "Some.where.another"
assert original.__module__ == "nowhere"
assert original.__code__.co_name == "original"
