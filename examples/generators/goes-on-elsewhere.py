# title: A generator goes on elsewhere
# tags: generator, suspended, recursion
# question: Can a generator that has begun go on in another interpreter?
# look: The tab Lowered: the state machine as which it goes on, beside the source of walk.
# Its frame stays behind: what travels is where it stopped, its variables and the iterators
# that it holds.
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
