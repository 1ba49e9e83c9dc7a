# A recursive inner function with an accumulator in a default of None.
def walk(tree):
    def collect(node, path=(), found=None):
        if found is None:
            found = []
        if isinstance(node, list):
            for number, child in enumerate(node):
                collect(child, (*path, number), found)
        else:
            found.append((path, node, len(tree)))
        return found

    return collect(tree), collect(tree[0], path="x")


print(walk(["a", ["b", ["c"]], "d"]))
