"""What the page draws of examples: where the cards stand, and how references run between them.

The goldens in tests/golden/view/ have the drawings of some examples as text; `pytest --rebase` writes
them anew. What must hold of every drawing is asserted for all examples.
"""

import json
from pathlib import Path

import pytest
from test_examples import EXAMPLES
from test_replay import artifact_of
from travel import core

GOLDEN = Path(__file__).parents[1] / "golden" / "view"
DRAWINGS = [
    "recursion/factorial",
    "recursion/ring-of-three",
    "recursion/local-even-odd",
    "closures/shared-cell",
    "sharing/circular-dicts",
    "classes/registry",
]
ALL = sorted(
    str(path.relative_to(EXAMPLES).with_suffix(""))
    for path in EXAMPLES.glob("*/*.py")
    if "# %% error" not in path.read_text(encoding="utf-8")
)


def asked(artifact: bytes, operation: str, *arguments: str):
    """What an operation tells of an artifact's timeline."""
    handle = str(json.loads(core("open_timeline", artifact))["timeline"]).encode()
    try:
        return json.loads(core(operation, handle, *(text.encode() for text in arguments)))
    finally:
        core("close_timeline", handle)


def drawing_of(artifact: bytes) -> dict:
    return asked(artifact, "graph_view", "", "")


def told(view: dict) -> str:
    """The drawing as a text for people."""
    lines = [f"{view['width']} x {view['height']}"]
    for node in view["nodes"]:
        names = f", {' and '.join(node['names'])}" if node["names"] else ""
        lines.append(f"{node['id']:>3} {node['kind']} {node['label']}{names}")
        lines.append(f"      at {node['x']} {node['y']}, {node['width']} x {node['height']}")
        lines += [f"      {row['y']}: {row['name']} {row['text']}".rstrip() for row in node["rows"]]
    for edge in view["edges"]:
        closes = ", closes a cycle" if edge["closes"] else ""
        lines.append(f"{edge['from']:>3} {edge['slot_name']} -> {edge['to']}{closes}")
        lines.append(f"      {edge['path']}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("example", DRAWINGS)
def test_the_drawing_is_that_of_the_golden(example, request):
    actual = told(drawing_of(artifact_of(example)))
    golden = GOLDEN / f"{example.rpartition('/')[2]}.txt"
    if request.config.getoption("--rebase"):
        golden.write_text(actual, encoding="utf-8")
    assert actual == golden.read_text(encoding="utf-8")


def overlap(one: dict, other: dict) -> bool:
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


@pytest.mark.parametrize("example", ALL)
def test_every_drawing_has_all_objects_and_references_apart(example):
    artifact = artifact_of(example)
    view = drawing_of(artifact)
    end = asked(artifact, "timeline_state", str(step_count(artifact) - 1))
    assert {node["object"] for node in view["nodes"]} == {it["id"] for it in end["objects"]}
    references = sum(
        slot["target"] is not None for it in end["objects"] for slot in it["slots"]
    )
    assert sum(edge["count"] for edge in view["edges"]) == references
    for index, node in enumerate(view["nodes"]):
        assert not any(overlap(node, other) for other in view["nodes"][:index])
    cards = {node["id"]: node for node in view["nodes"]}
    for edge in view["edges"]:
        source, target = cards[edge["from"]], cards[edge["to"]]
        assert edge["x"] == edge["points"][0] == source["x"] + source["width"]
        assert edge["y"] - source["y"] in {row["y"] for row in source["rows"]} | {280}
        x, y = edge["points"][-2:]
        assert x in (target["x"], target["x"] + target["width"])
        assert y == target["y"] + 15


def step_count(artifact: bytes) -> int:
    opened = json.loads(core("open_timeline", artifact))
    core("close_timeline", str(opened["timeline"]).encode())
    return opened["steps"]


@pytest.mark.parametrize("example", ALL)
def test_retained_sizes_add_up_to_the_artifact(example):
    artifact = artifact_of(example)
    sizes = asked(artifact, "retained_sizes", "", "32", "1000")
    assert sizes["retained"] == len(core("to_compact", artifact))
    open_nodes = [sizes]
    while open_nodes:
        node = open_nodes.pop()
        children = node["children"]
        below = sum(child["retained"] for child in children) + node["others"]["retained"]
        assert node["retained"] == node["own"] + below
        weights = [child["retained"] for child in children]
        assert weights == sorted(weights, reverse=True)
        open_nodes += children


@pytest.mark.parametrize("example", ALL)
def test_every_object_of_an_example_has_a_reason(example):
    artifact = artifact_of(example)
    view = drawing_of(artifact)
    cards = {node["id"]: node for node in view["nodes"]}
    names = {name: node["id"] for node in view["nodes"] for name in node["names"]}
    for node in view["nodes"]:
        why = asked(artifact, "why_here", str(node["id"]))
        path = why["path"]
        assert path[0]["object"] == names[why["variable"]]
        assert path[-1]["object"] == node["id"] and path[-1]["slot"] is None
        for step, following in zip(path, path[1:], strict=False):
            assert any(
                edge["from"] == step["object"]
                and edge["to"] == following["object"]
                and edge["slot_name"] in ("", step["slot"])
                for edge in view["edges"]
            ), (step, following, cards)


def test_types_count_all_objects():
    artifact = artifact_of("classes/registry")
    types = asked(artifact, "type_graph")
    assert sum(node["count"] for node in types["nodes"]) == 10
    assert ("instance", "Registry", 2) in [
        (node["kind"], node["label"], node["count"]) for node in types["nodes"]
    ]
