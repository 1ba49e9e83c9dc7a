# title: A class attribute keeps what it collected
# tags: class, state
# question: Does a class come back as its source says, or as it was?
# look: The class's row instances: it has both objects, although the source says an empty list.
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
