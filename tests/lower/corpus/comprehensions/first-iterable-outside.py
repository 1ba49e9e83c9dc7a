# The first iterable is evaluated in the scope around, the others inside.
def owner():
    x = [1, 2]
    first = [x for x in x]
    y = "yz"
    pairs = [(x, y) for x in x for y in y * x] if False else [(a, b) for a in x for b in y * a]
    return first, pairs


def fails():
    y = [1]
    return [(x, y) for x in y for y in y]


print(owner())
try:
    fails()
except NameError as error:
    print("y" in str(error))
