# title: __set_name__ is not run again
# tags: class, descriptor
# %% main
named = []


class Field:
    def __set_name__(self, owner, name):
        named.append((owner.__name__, name))
        self.owner = owner


class Form:
    first = Field()
    second = Field()


# %% restored
assert named == [("Form", "first"), ("Form", "second")]
assert Form.first.owner is Form


class Another:
    third = Field()


assert named[2:] == [("Another", "third")]
