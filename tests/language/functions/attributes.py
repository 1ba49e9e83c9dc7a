# title: Attributes of a function
# tags: function, attributes
# %% main
def count():
    count.calls += 1
    return count.calls


count.calls = 0
count.tags = tags = ["a"]
count()

# %% restored
assert count.calls == 1
assert count() == 2
assert count.tags is tags
