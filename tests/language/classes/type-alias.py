# title: type statements
# tags: typing, generics
# python: >=3.12
# %% main
class Leaf:
    pass


type Tree = Leaf | list[Tree]
type Pair[T] = tuple[T, T]
type Chain[T] = tuple[T, Chain[T]] | None

# %% restored
assert Tree.__name__ == "Tree" and Tree.__module__ == "__main__"
assert Tree.__value__ == Leaf | list[Tree]
assert Tree.__type_params__ == ()
(t,) = Pair.__type_params__
assert Pair.__value__ == tuple[t, t]
assert Pair[int].__args__ == (int,)
(u,) = Chain.__type_params__
assert Chain.__value__ == tuple[u, Chain[u]] | None
