# title: An object as a key of its own dict
# tags: dict, cycle, hash
# %% main
class Node:
    pass


node = Node()
node.table = {node: "me", "other": node}
vars(node)["index"] = {(node, 1): node}

# %% restored
assert node.table[node] == "me" and node.table["other"] is node
assert node.index[node, 1] is node
