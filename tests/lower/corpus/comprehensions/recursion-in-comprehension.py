# A recursive function flattens and permutes by comprehensions.
def owner(tree):
    def flat(node):
        return [x for child in node for x in (flat(child) if isinstance(child, list) else [child])]

    def permute(items):
        return [[a, *p] for a in items for p in permute([x for x in items if x != a])] or [[]]

    leaves = flat(tree)
    return leaves, permute(leaves)


print(owner([1, [2, [3]]]))
