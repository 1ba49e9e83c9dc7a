# Recursive generators walk trees, by loops and by yield from.
def walk(tree):
    if isinstance(tree, list):
        for child in tree:
            for leaf in walk(child):
                yield leaf
    else:
        yield tree


def owner(tree):
    depth = 0

    def visit(node):
        nonlocal depth
        depth += 1
        try:
            if isinstance(node, list):
                count = 0
                for child in node:
                    count += yield from visit(child)
                return count
            yield node, depth
            return 1
        finally:
            depth -= 1

    total = yield from visit(tree)
    yield total, depth


print(list(walk([1, [2, [3, []], 4]])))
print(list(owner([1, [2, [3, []], 4]])))


def outer():
    def recursive(n):
        if n < 10:
            for i in range(n):
                yield i
            return
        for i in recursive(5):
            yield i

    return recursive(10)


print(list(outer()))
