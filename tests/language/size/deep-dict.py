# title: A dict 20,000 levels deep
# tags: size, depth, dict
# %% main
deep = {}
for n in range(20_000):
    deep = {"n": n, "next": deep}

# %% restored
depth = 0
while deep:
    deep = deep["next"]
    depth += 1
assert depth == 20_000
