# Targets of comprehensions are unpacked, starred, attributes and elements of captured objects.
class Box:
    pass


def owner():
    box, items = Box(), [0, 0]
    pairs = [(a, rest, lambda: (a, rest)) for a, *rest in ["abc", "d"]]
    seen = [box.x for box.x in range(3)]
    more = [(items[0], items) for items[0] in "pq"]
    return [(a, r, f()) for a, r, f in pairs], seen, box.x, more


print(owner())
