# title: A tuple 20,000 levels deep
# tags: size, depth, tuple
# %% main
deep = ()
for n in range(20_000):
    deep = (n, deep)

# %% restored
expected = 19_999
while deep:
    number, deep = deep
    assert number == expected
    expected -= 1
assert expected == -1
