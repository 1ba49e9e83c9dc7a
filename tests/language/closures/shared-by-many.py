# title: One cell shared by many functions
# tags: closure, sharing
# %% main
def make():
    total = 0

    def adder(amount):
        def add():
            nonlocal total
            total += amount
            return total

        return add

    return [adder(i) for i in range(50)]


adders = make()

# %% restored
assert [add() for add in adders][-1] == sum(range(50))
cells = {
    id(add.__closure__[add.__code__.co_freevars.index("total")]) for add in adders
}
assert len(cells) == 1
assert len({id(add) for add in adders}) == 50
