# A local class refers to itself in methods, defaults and class methods.
def owner():
    class Node:
        def __init__(self, value, next=None):
            self.value, self.next = value, next

        def push(self, value):
            return Node(value, self)

        @classmethod
        def of(cls, *values):
            node = None
            for value in values:
                node = Node(value, node)
            return node

        def __iter__(self):
            node = self
            while isinstance(node, Node):
                yield node.value
                node = node.next

    return Node


Node = owner()
print(list(Node.of(1, 2).push(3)), Node.__name__, Node.__qualname__)
