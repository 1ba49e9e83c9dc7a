# title: A list 100,000 levels deep
# tags: size, depth, list
# It is taken apart from outside, since freeing it at once is deep, too.
# %% main
deep = []
for _ in range(100_000):
    deep = [deep]

# %% restored
depth = 0
while deep:
    (deep,) = deep
    depth += 1
assert depth == 100_000
