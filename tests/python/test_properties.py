"""Random tangles of objects come back as the same tangle: same shape, same sharing, same cycles."""

import hypothesis
from hypothesis import strategies as st
from travel import round_trip

# Builds the objects of a specification, and describes them: what is met in which order, by number.
PROGRAM = """
class Node:
    pass


class Slotted:
    __slots__ = ("first", "second")


def make_pair(value):
    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return [get, put]


EMPTY = {
    "list": list,
    "dict": dict,
    "set": set,
    "node": Node,
    "slotted": Slotted,
    "pair": lambda: make_pair(None),
    "default": lambda: (lambda x=None: x),
}


def build(specification):
    made = []
    for kind, parts in specification:
        if kind == "tuple":
            made.append(tuple(made[part] for part in parts if part < len(made)))
        else:
            made.append(EMPTY[kind]())
    for (kind, parts), one in zip(specification, made):
        fill(kind, one, [made[part % len(made)] for part in parts])
    return made[0], made[-1]


def fill(kind, one, parts):
    if kind == "list":
        one.extend(parts)
    elif kind == "dict":
        one.update({f"key {i}": part for i, part in enumerate(parts)})
    elif kind == "set":
        one.update(range(len(parts)))
        one.update(part for part in parts[:1] if isinstance(part, Node))
    elif kind == "node":
        vars(one).update({f"part{i}": part for i, part in enumerate(parts)})
    elif kind == "slotted" and parts:
        one.first, one.second = parts[0], parts[-1]
    elif kind == "pair" and parts:
        one[1](parts[0])
    elif kind == "default":
        one.__defaults__ = (parts[0] if parts else None,)
        one.__dict__.update({f"part{i}": part for i, part in enumerate(parts[1:])})


def describe(root):
    numbers, lines, pending = {}, [], [root]
    while pending:
        one = pending.pop(0)
        if name_of(one) in numbers:
            continue
        numbers[name_of(one)] = len(numbers)
        parts = parts_of(one)
        pending.extend(parts)
        lines.append((type(one).__name__, parts))
    return [(kind, [numbers[name_of(part)] for part in parts]) for kind, parts in lines]


def name_of(one):
    return one if isinstance(one, (int, str)) else ("object", id(one))


def parts_of(one):
    if isinstance(one, (list, tuple)):
        return list(one)
    if isinstance(one, dict):
        return [part for pair in one.items() for part in pair]
    if isinstance(one, set):
        return sorted((part for part in one if isinstance(part, int))) + [
            part for part in one if not isinstance(part, int)
        ]
    if isinstance(one, Slotted):
        return [one.first, one.second] if hasattr(one, "first") else []
    if isinstance(one, Node):
        return [vars(one)]
    if type(one).__name__ == "function":
        return [one.__defaults__, vars(one), *(one.__closure__ or ())]
    if type(one).__name__ == "cell":
        return [one.cell_contents]
    return []


root = build(SPECIFICATION)
expected = describe(root)
"""

KINDS = ("list", "tuple", "dict", "set", "node", "slotted", "pair", "default")
tangles = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(st.integers(0, 11), max_size=4)),
    min_size=1,
    max_size=12,
)


@hypothesis.settings(max_examples=100, deadline=None, derandomize=True, database=None)
@hypothesis.given(tangles)
def test_a_random_tangle_comes_back_as_it_was(specification):
    round_trip(
        f"SPECIFICATION = {specification!r}\n{PROGRAM}", "assert describe(root) == expected"
    )
