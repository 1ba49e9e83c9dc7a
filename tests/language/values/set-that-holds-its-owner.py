# title: An object in its own set
# tags: set, cycle, hash
# %% main
class Node:
    def __init__(self):
        self.group = {self}
        self.frozen = frozenset([self, 1])


node = Node()

# %% restored
assert node in node.group and len(node.group) == 1
assert node in node.frozen and 1 in node.frozen
assert next(iter(node.group)) is node
