# title: A class that refers to itself
# tags: class, cycle
# %% main
class Node:
    def __init__(self):
        self.items = [Node]

    def make(self):
        return Node()


Node.itself = Node
Node.default = Node()
Node.by_name = {"Node": Node.default}

# %% restored
assert Node.itself is Node and Node.default.items[0] is Node
assert type(Node.default.make()) is Node
assert Node.by_name["Node"] is Node.default is Node.default.default
