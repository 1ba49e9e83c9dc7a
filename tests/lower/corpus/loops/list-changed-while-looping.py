# The iterated list is a captured variable that the body grows and rebinds.
def owner():
    items = [1, 2, 3]

    def more(n):
        nonlocal items
        items.append(n * 10)
        items = []

    seen = []
    for item in items:
        if item < 10 and item > 1:
            more(item)
        seen.append(item)
    return seen, items


print(owner())
