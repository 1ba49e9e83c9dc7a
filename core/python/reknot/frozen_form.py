"""The structural form of a frozen object: what a digest is of, with nothing hashed.

The core finds the smallest graph that unfolds to the object (core/freeze/minimal_form.h); here it
becomes nested tuples and frozensets of primitives.
"""

from __future__ import annotations

import struct
from collections import Counter
from dataclasses import dataclass
from typing import Any, Sequence

# Python's own comparison and hashing of tuples recurse in C, without a limit.
_MAX_NESTED = 50


@dataclass
class _Node:
    is_bag: bool
    word: str
    rest: bytes  # of the label
    children: tuple[int, ...]


def decode(form: bytes) -> Any:
    """The nested tuples of a minimal form.

    form   as the core has it
    """
    nodes = _read(form)
    numbers = _numbers_of_parts(nodes)
    made: list[Any] = [_make(node, ()) for node in nodes]
    # What has children and stands inside another node comes after it.
    for index in reversed(range(len(nodes))):
        node = nodes[index]
        if not node.children:
            continue
        children = [
            ("part", numbers[child]) if child in numbers else made[child]
            for child in node.children
        ]
        made[index] = _make(node, children)
    if not numbers:
        return made[0]
    parts = tuple(made[index] for index in numbers)
    return "parts", parts, ("part", 0) if 0 in numbers else made[0]


def _read(form: bytes) -> list[_Node]:
    nodes = []
    at = 0
    while at < len(form):
        kind, size = struct.unpack_from("<BI", form, at)
        at += 5
        word, _, rest = form[at : at + size].partition(b"\0")
        at += size
        (count,) = struct.unpack_from("<I", form, at)
        children = struct.unpack_from(f"<{count}I", form, at + 4)
        at += 4 + 4 * count
        nodes.append(_Node(kind == 1, word.decode(), rest, children))
    return nodes


def _numbers_of_parts(nodes: list[_Node]) -> dict[int, int]:
    """The nodes that stand by themselves, and as which part: those that several others lead to, and
    so one at least of each cycle, and what would be nested too deep."""
    led_to = Counter(child for node in nodes for child in node.children)
    led_to[0] += 1
    depths = [0] * len(nodes)
    numbers: dict[int, int] = {}
    for index, node in enumerate(nodes):
        if node.children and (led_to[index] > 1 or depths[index] == _MAX_NESTED):
            numbers[index] = len(numbers)
            depths[index] = 0
        for child in node.children:
            if led_to[child] == 1:
                depths[child] = depths[index] + 1
    return numbers


def _make(node: _Node, children: Sequence[Any]) -> Any:
    if node.word == "entry":
        return tuple(children)
    made = _ATOMS.get(node.word)
    if made is not None:
        return made(node.rest)
    named = node.word, *_names(node)
    if not node.is_bag:
        return *named, *children
    counted = Counter(children).items()
    return *named, frozenset(child if n == 1 else ("times", n, child) for child, n in counted)


# By the word of the label. Python takes 1, 1.0 and True for equal, and 0.0 and -0.0, but not NaN and
# NaN: each of them has a form of its own.
_ATOMS: dict[str, Any] = {
    "int": lambda rest: int.from_bytes(rest, "little", signed=True),
    "str": lambda rest: _text(rest),
    "bytes": bytes,
    "float": lambda rest: ("float", _float_text(rest)),
    "None": lambda _: None,
    "True": lambda _: ("bool", "True"),
    "False": lambda _: ("bool", "False"),
    "absent": lambda _: ...,
}


def _text(utf8: bytes) -> str:
    return utf8.decode("utf-8", "surrogatepass")


def _float_text(rest: bytes) -> str:
    (value,) = struct.unpack("<d", rest)
    return value.hex() if value == value else "nan " + rest.hex()


def _names(node: _Node) -> tuple:
    """What a label says besides its word."""
    if node.word == "reference":
        (size,) = struct.unpack_from("<I", node.rest)
        return _text(node.rest[4 : 4 + size]), _text(node.rest[4 + size :])
    if node.word in ("module", "class", "unbound") and node.rest:
        return (_text(node.rest),)
    if node.word == "function":
        return (node.rest,)
    return ()  # instances: the children say it
