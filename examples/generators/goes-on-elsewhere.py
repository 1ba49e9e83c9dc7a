# title: A generator goes on elsewhere
# tags: generator, suspended, recursion
# Its frame stays behind: what travels is where it stopped, its variables and the iterators that it holds.
# The tab Lowered has the state machine that it goes on as.
# %% main
def walk(tree, depth=0):
    label, *children = tree
    yield "  " * depth + label
    for child in children:
        yield from walk(child, depth + 1)


outline = walk(("root", ("left", ("leaf",)), ("right",)))
seen = [next(outline), next(outline)]

# %% restored
assert seen == ["root", "  left"]
assert list(outline) == ["    leaf", "  right"]
