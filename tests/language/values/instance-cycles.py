# title: Instances that point at each other
# tags: class, cycle
# %% main
class Node:
    def __init__(self, name):
        self.name, self.links = name, []


a, b, c = (Node(name) for name in "abc")
a.links += [b, c]
b.links += [a, b]
c.parent = {"of": (a, b)}
graph = {node.name: node for node in (a, b, c)}

# %% restored
assert a.links[0] is b and b.links[0] is a and b.links[1] is b
assert c.parent["of"] == (a, b) and graph["c"] is c
assert a.links[1].parent["of"][1].links[0] is a
