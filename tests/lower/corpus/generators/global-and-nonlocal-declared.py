# global and nonlocal names written by generators, seen outside between the yields.
total = 0


def owner():
    mine = 0

    def generator():
        nonlocal mine
        global total
        for i in range(3):
            mine += i
            total += mine
            got = yield mine
            if got is not None:
                mine = got

    return generator, lambda: mine


generator, get = owner()
g = generator()
print(next(g), get(), total)
print(next(g), get(), total)
print(g.send(10), get(), total)
print(list(generator()), get(), total)
