# title: Annotations that name what their class defines
# tags: class, annotations
# %% main
class Tree:
    class Leaf:
        pass

    first: Leaf
    if True:
        second: list[Leaf] = []

    def add(self, __leaf: Leaf, *rest: "Tree", key: int = 0) -> Leaf:
        return __leaf


def local(kind):
    def take(value: kind, many: list[kind]) -> None:
        pass

    class Box:
        content: kind

    return take, Box


take, Box = local(Tree)

# %% restored
Leaf = Tree.Leaf
assert Tree.__annotations__ == {"first": Leaf, "second": list[Leaf]}
assert Tree.add.__annotations__ == {
    "_Tree__leaf": Leaf,
    "rest": "Tree",
    "key": int,
    "return": Leaf,
}
assert take.__annotations__ == {"value": Tree, "many": list[Tree], "return": None}
assert Box.__annotations__ == {"content": Tree}
