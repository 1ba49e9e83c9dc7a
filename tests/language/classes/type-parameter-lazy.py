# title: Type parameters whose bounds lead back to their class
# tags: class, generics
# python: >=3.12
# %% main
class Node[T: Node]:
    def best[K: (int, "Node")](self, key: K) -> T: ...


def pick[T: Node[T]](item: T) -> T:
    return item


# %% restored
(t,) = Node.__type_params__
assert t.__bound__ is Node and t.__infer_variance__
(k,) = Node.best.__type_params__
assert k.__constraints__ == (int, "Node") and k.__bound__ is None
(p,) = pick.__type_params__
assert p.__bound__ == Node[p]
