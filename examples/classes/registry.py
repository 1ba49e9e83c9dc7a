# title: A class attribute keeps what it collected
# tags: class, state
# The source says instances = []. The live class says otherwise, and that is what travels.
# %% main
class Registry:
    instances = []
    created = 0

    def __init__(self, name):
        self.name = name
        Registry.instances.append(self)
        Registry.created += 1


first = Registry("first")
second = Registry("second")

# %% restored
assert Registry.instances[0] is first
assert Registry.instances[1] is second
assert Registry.created == 2
third = Registry("third")
assert [entry.name for entry in first.instances] == ["first", "second", "third"]
