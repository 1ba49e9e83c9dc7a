# title: A ring of 100,000 objects
# tags: size, cycle, class
# %% main
class Node:
    __slots__ = ("next",)


nodes = [Node() for _ in range(100_000)]
for node, following in zip(nodes, nodes[1:] + nodes[:1]):
    node.next = following
start = nodes[0]
del nodes, node, following

# %% restored
node, count = start.next, 1
while node is not start:
    node, count = node.next, count + 1
assert count == 100_000
# The ring is opened, and freed from one end.
node, start.next = start.next, None
del start
while node:
    node = node.next
