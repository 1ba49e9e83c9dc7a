# Attributes and elements of captured objects are changed without nonlocal.
class Box:
    pass


def make():
    box, table, items = Box(), {}, [1, 2, 3, 4]
    box.n = 0

    def change(key):
        box.n += 1
        table[key] = box.n
        table.setdefault("all", []).append(key)
        items[1:3] = [box.n]
        del items[0]
        return box.n, table, items

    return change


change = make()
print(change("a"))
print(change("b"))
