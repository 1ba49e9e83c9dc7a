# title: Two classes that refer to each other
# tags: class, cycle
# %% main
class Parent:
    def child(self):
        return Child(self)


class Child(Parent):
    kind = Parent

    def __init__(self, parent=None):
        self.parent = parent


Parent.kind = Child
family = Parent().child()

# %% restored
assert Parent.kind is Child and Child.kind is Parent
assert type(family) is Child and type(family.parent) is Parent
assert Child.__bases__ == (Parent,)
assert type(family.child()) is Child
