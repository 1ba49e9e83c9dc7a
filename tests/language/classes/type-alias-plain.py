# title: Type expressions as values
# tags: typing
# %% main
from typing import Annotated, Any, Literal, Optional, Union


class Node:
    pass


expressions = {
    "union": Union[int, Node],
    "or": Node | None,
    "list": list[Node],
    "nested": dict[str, Optional[list[Node]]],
    "annotated": Annotated[Node, "note", 3],
    "literal": Literal["a", 1, None],
    "any": Any,
    "type": type[Node],
}

# %% restored
assert expressions["union"] == Union[int, Node] and expressions["or"] == Node | None
assert expressions["list"] == list[Node]
assert expressions["nested"] == dict[str, Optional[list[Node]]]
assert expressions["annotated"].__metadata__ == ("note", 3)
assert expressions["literal"] == Literal["a", 1, None]
assert expressions["any"] is Any and expressions["type"].__args__ == (Node,)
