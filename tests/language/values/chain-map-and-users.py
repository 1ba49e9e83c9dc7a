# title: ChainMap, UserDict, UserList and UserString
# tags: collections
# %% main
from collections import ChainMap, UserDict, UserList, UserString

base, top = {"a": 1, "b": 2}, {"a": 3}
chain = ChainMap(top, base)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


lower, listed, text = Lower(A=1), UserList([1, 2]), UserString("hi")

# %% restored
assert chain["a"] == 3 and chain["b"] == 2 and chain.maps == [top, base]
top["b"] = 5
assert chain["b"] == 5 and chain.maps[0] is top
lower["B"] = 2
assert lower == {"a": 1, "b": 2} and type(lower) is Lower
assert listed == [1, 2] and text.upper() == "HI"
