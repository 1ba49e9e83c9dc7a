# title: Classes with type parameters
# tags: class, generics
# python: >=3.12
# %% main
class Node[T: "Node", *Rest]:
    children: list[T]

    def add[K](self, child: T, key: K) -> K:
        return T, key


class Leaf(Node[int, str]):
    pass


node = Node[int, str]()

# %% restored
t, rest = Node.__type_params__
assert (t.__name__, rest.__name__) == ("T", "Rest")
assert t.__bound__ == "Node"
assert node.add(1, 2) == (t, 2)
assert Node.__annotations__["children"] == list[t]
assert Node.__parameters__ == (t, rest)
assert Leaf.__orig_bases__ == (Node[int, str],)
assert Node.add.__type_params__[0].__name__ == "K"
