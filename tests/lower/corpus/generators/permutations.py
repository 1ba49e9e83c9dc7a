# Recursive generators that build permutations, subsets and moves, with shared state undone after yields.
def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item, *rest]


def subsets(items):
    chosen = []

    def go(i):
        if i == len(items):
            yield tuple(chosen)
            return
        yield from go(i + 1)
        chosen.append(items[i])
        yield from go(i + 1)
        chosen.pop()

    return go(0)


def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(list(permutations("abc")))
print(list(subsets("xyz")))
print(list(hanoi(3, *"abc")))
