# title: An object with a hash from its state, in its own set
# tags: set, cycle, hash
# The set can be filled only when the state of its element is there.
# %% main
class Key:
    def __init__(self, name):
        self.name = name
        self.peers = set()

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self.name == other.name


key = Key("a")
key.peers |= {key, Key("b")}
key.table = {key: 1}

# %% restored
assert key in key.peers and Key("b") in key.peers and len(key.peers) == 2
assert key.table[Key("a")] == 1
assert any(peer is key for peer in key.peers)
