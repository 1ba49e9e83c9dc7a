# Captured variables, attributes and elements as targets of a for statement.
class Box:
    pass


def owner():
    a = b = c = None
    box, items = Box(), [0, 0]

    def run():
        nonlocal a, b, c
        for a, (b, *c) in [(1, (2, 3, 4)), ("x", "yz")]:
            print(a, b, c)
        for box.n in range(3):
            pass
        for items[box.n - 1] in "pq":
            print(items)
        for (a), [b] in {5: [6]}.items():
            pass

    run()
    return a, b, c, box.n, items


print(owner())
