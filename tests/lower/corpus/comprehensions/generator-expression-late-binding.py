# Generator expressions in a loop share the owner's variables.
def owner():
    lazies = []
    for k in range(3):
        lazies.append((k, i) for i in range(2))
    eager = [list(lazy) for lazy in lazies]
    nested = ((i, m) for i in range(2) for m in (k, i))
    return eager, list(nested)


print(owner())
