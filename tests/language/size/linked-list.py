# title: A linked list of 100,000 instances
# tags: size, depth, class
# %% main
class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value, self.next = value, next


head = None
for value in range(100_000):
    head = Node(value, head)

# %% restored
expected = 99_999
while head:
    assert head.value == expected
    head, expected = head.next, expected - 1
assert expected == -1
