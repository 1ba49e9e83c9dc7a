# Generators of one function used one after the other, inside each other and at once.
def gen(items):
    y = [9]
    for z in items:
        yield y + [z]
    yield y


def count(n):
    for x in range(n):
        yield x


print([list(gen([2, i])) for i in range(3)])
a = []
for x in gen([2]):
    a.append(x)
    for y in gen([3, 4]):
        a.append(y)
print(a)
print([(x, y, z) for x in count(2) for y in count(2) for z in count(3)])
live = [count(n) for n in range(50)]
print(sum(sum(g) for g in reversed(live)), count(1) is not count(1))
