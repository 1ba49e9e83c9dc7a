# title: type statements
# tags: typing, generics
# python: >=3.12
# %% main
class Leaf:
    pass


type Tree = Leaf | list[Tree]
type Pair[T] = tuple[T, T]
type Lazy = NotDefined

# %% restored
assert Tree.__name__ == "Tree"
assert Tree.__value__ == Leaf | list[Tree]
(t,) = Pair.__type_params__
assert Pair.__value__ == tuple[t, t]
assert Pair[int].__args__ == (int,)
try:
    Lazy.__value__
except NameError as error:
    assert error.name == "NotDefined"
else:
    raise AssertionError("it was evaluated")
