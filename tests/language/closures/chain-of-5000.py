# title: Five thousand closures, each in the next one's cell
# tags: closure, depth
# %% main
def wrap(inner):
    return lambda: inner


chain = None
for _ in range(5000):
    chain = wrap(chain)

# %% restored
depth = 0
while chain:
    chain = chain()
    depth += 1
assert depth == 5000
