# title: Annotations of a class stay unevaluated
# tags: class, annotations
# python: >=3.14
# %% main
import annotationlib


class Node:
    next: Node
    later: NotYet = None


# %% restored
assert annotationlib.get_annotations(Node, format=annotationlib.Format.STRING) == {
    "next": "Node",
    "later": "NotYet",
}
forward = annotationlib.get_annotations(
    Node, format=annotationlib.Format.FORWARDREF
)
assert forward["next"] is Node
assert forward["later"].__forward_arg__ == "NotYet"
