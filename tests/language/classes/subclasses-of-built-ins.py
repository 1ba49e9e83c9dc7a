# title: Subclasses of built-in types
# tags: class, containers
# %% main
class Stack(list):
    def push(self, item):
        self.append(item)
        return self


class Lower(dict):
    def __missing__(self, key):
        return self[key.lower()]


class Metres(float):
    unit = "m"


class Name(str):
    __slots__ = ()


class Tags(set):
    pass


stack = Stack([1])
stack.push(stack).label = "s"
lower, length, name = Lower(a=1), Metres(2.5), Name("n")
tags = Tags({"x"})
tags.owner = tags

# %% restored
assert stack[1] is stack and stack.label == "s" and stack.push(2)[2] == 2
assert lower["A"] == 1 and type(lower) is Lower
assert length == 2.5 and length.unit == "m" and type(length) is Metres
assert name == "n" and type(name) is Name
assert tags == {"x"} and type(tags) is Tags and tags.owner is tags
