# title: A ring of three functions
# tags: recursion, mutual, local, identity
# question: Does a cycle of three functions come back as the same cycle?
# look: Follow the arrows: tick holds tack, tack holds toe, and toe holds tick again.
# %% main
def make_ring():
    def tick(n, seen):
        return seen if n == 0 else tack(n - 1, seen + "i")

    def tack(n, seen):
        return seen if n == 0 else toe(n - 1, seen + "a")

    def toe(n, seen):
        return seen if n == 0 else tick(n - 1, seen + "o")

    return [tick, tack, toe]


ring = make_ring()
start = ring[0]
assert start(4, "") == "iaoi"

# %% restored
tick, tack, toe = ring
assert start is tick
assert tick.__closure__[0].cell_contents is tack
assert tack.__closure__[0].cell_contents is toe
assert toe.__closure__[0].cell_contents is tick
assert start(7, "") == "iaoiaoi"
assert len({id(function) for function in ring}) == 3
