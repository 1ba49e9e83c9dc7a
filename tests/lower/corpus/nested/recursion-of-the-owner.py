# Each activation of a recursive owner has variables of its own.
def owner(n):
    def inner():
        return n

    if n == 0:
        return [inner]
    return [*owner(n - 1), inner]


def count(n, seen):
    total = 0

    def add(by):
        nonlocal total
        total += by
        seen.append((n, total))

    add(n)
    if n:
        count(n - 1, seen)
    add(1)
    return seen


print([one() for one in owner(4)])
print(count(2, []))
