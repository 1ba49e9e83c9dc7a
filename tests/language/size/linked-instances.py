# title: 20,000 linked instances with a __dict__
# tags: size, depth, class
# %% main
class Node:
    pass


head = None
for value in range(20_000):
    node = Node()
    node.value, node.next = value, head
    head = node
del node

# %% restored
count = 0
while head:
    head = head.next
    count += 1
assert count == 20_000
