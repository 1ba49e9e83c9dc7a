# title: An annotation that names a later class
# tags: function, annotations
# %% main
import typing


def first(node: "Node") -> "list[Node]":
    return [node.next]


class Node:
    next = None


# %% restored
assert first.__annotations__ == {"node": "Node", "return": "list[Node]"}
hints = typing.get_type_hints(first)
assert hints == {"node": Node, "return": list[Node]}
