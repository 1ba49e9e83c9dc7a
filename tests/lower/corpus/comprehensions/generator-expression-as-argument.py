# Generator expressions as the only argument, among others, and in every consumer.
def owner(data, factor):
    total = sum(x * factor for x in data)
    best = max((x for x in data if x < 3), default=None)
    text = "-".join(str(x) for x in data)
    first = next((x for x in data if x > factor), "none")
    a, b, *rest = (x + 1 for x in data)
    pairs = dict((x, factor) for x in data)
    called = (lambda *args: args)(*(x for x in data), *(y for y in text))
    check = 2 in (x for x in data), all(x for x in data), any(x > 9 for x in data)
    return total, best, text, first, (a, b, rest), pairs, called, check


print(owner([1, 2, 3], 2))
print(owner([5, 0], 7))
