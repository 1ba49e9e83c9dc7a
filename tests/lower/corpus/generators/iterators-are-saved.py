# The iterable is evaluated once, its iterator kept, and changes of the name do not matter.
def loop():
    items = [1, 2, 3]
    for item in items:
        items = ["other"]
        yield item, items
    it = iter("abcdef")
    for a in it:
        for b in it:
            yield a, b
            break
    for item in (item for item in items):
        yield item


print(list(loop()))
changing = [1, 2]


def grows():
    for item in changing:
        if item < 6:
            changing.append(item * 2)
        yield item


print(list(grows()), changing)
