# title: A thousand closures, each in the next one's cell
# tags: closure, depth
# %% main
def wrap(inner, n):
    def call():
        return inner, n

    return call


chain = None
for n in range(1000):
    chain = wrap(chain, n)

# %% restored
seen = []
while chain:
    chain, number = chain()
    seen.append(number)
assert seen == list(range(999, -1, -1))
