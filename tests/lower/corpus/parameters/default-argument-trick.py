# Defaults keep the value of each turn, captured variables the last one.
def owner(n):
    kept, late = [], []
    for i in range(n):

        def keep(x, i=i, *, square=i * i):
            return x, i, square

        kept.append(keep)
        late.append(lambda x: (x, i))
    return [f("k") for f in kept], [f("l") for f in late]


print(owner(3))
