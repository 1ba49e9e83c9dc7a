"""The steps of the walk-throughs in which seed 000 explains how recursion is rebuilt.

The goldens in tests/golden/replay/ have all steps of some examples, those in tests/data/replay/ whole
recordings; `pytest --rebase` writes them anew. What the order must be is asserted beside them.
"""

import json
from pathlib import Path

import pytest
from test_examples import EXAMPLES
from travel.examples import cells
from travel import capture, core, run_elsewhere

GOLDEN = Path(__file__).parents[1] / "golden" / "replay"
WALKS = [
    "recursion/factorial",
    "recursion/even-odd",
    "recursion/local-factorial",
    "recursion/local-even-odd",
    "closures/shared-cell",
    "sharing/circular-dicts",
]

DATA = Path(__file__).parents[1] / "data"
RECORDINGS = DATA / "replay" / "v1"
RECORDED = [
    *(
        DATA / "artifact" / "v1" / f"{name}.cbor"
        for name in ("circular_dicts", "every_kind", "local_even_odd", "shared_cell")
    ),
    RECORDINGS / "library_objects.pickle",
    RECORDINGS / "rewritten_memo.pickle",
]


def artifact_of(example: str) -> bytes:
    files = cells((EXAMPLES / f"{example}.py").read_text())
    main = files.pop("main")
    files.pop("restored")
    return capture(main, files)


def steps_of(artifact: bytes) -> list[dict]:
    """The steps of an artifact's timeline, as the page gets them."""
    timeline = json.loads(core("open_timeline", artifact))
    assert timeline["kind"] == "plan"
    handle = str(timeline["timeline"]).encode()
    end = str(timeline["steps"]).encode()
    steps = json.loads(core("timeline_steps", handle, b"0", end))["steps"]
    core("close_timeline", handle)
    return steps


def told(steps: list[dict]) -> str:
    """The steps as a text for people."""
    lines = []
    for step in steps:
        lines.append(f"{step['index']:>3} {step['kind']} {step['label']}")
        lines.append(f"      {step['sentence']}")
        if step["pending"]:
            lines.append(f"      pending: {', '.join(step['pending'])}")
    return "\n".join(lines) + "\n"


def short(step: dict) -> str:
    """`create factorial`: the kind without what is made, the label without what is around it."""
    return f"{step['kind'].partition('_')[0]} {step['label'].rpartition('.')[2]}"


@pytest.mark.parametrize("example", WALKS)
def test_the_steps_are_those_of_the_golden(example, request):
    actual = told(steps_of(artifact_of(example)))
    golden = GOLDEN / f"{example.rpartition('/')[2]}.txt"
    if request.config.getoption("--rebase"):
        golden.write_text(actual, encoding="utf-8")
    assert actual == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", RECORDED, ids=lambda file: file.stem)
def test_the_recording_is_that_of_the_file(file, request):
    """The same files are held against the core as WebAssembly in tests/web/core/recording.test.ts."""
    actual = core("record_replay", file.read_bytes())
    recording = RECORDINGS / f"{file.stem}.json"
    if request.config.getoption("--rebase"):
        recording.write_bytes(actual)
    assert actual == recording.read_bytes()


def assert_order(steps: list[dict], *wanted: str) -> None:
    """That `wanted` is a subsequence of the steps."""
    rest = iter([short(step) for step in steps])
    for step in wanted:
        assert step in rest, f"{step} is missing, or comes too early:\n{told(steps)}"


def test_factorial_is_remembered_before_its_own_name_is_bound():
    steps = steps_of(artifact_of("recursion/factorial"))
    assert_order(
        steps,
        "create factorial",
        "memoize factorial",
        "refer __main__",
        "bind __main__",
        "complete factorial",
    )
    refer, bind = (step for step in steps if step["kind"] in ("refer", "bind"))
    assert "leads back to the function `factorial`" in refer["sentence"]
    assert "The name `factorial` in `__main__` now means" in bind["sentence"]
    assert (refer["pending"], bind["pending"]) == (["factorial"], [])


def test_local_mutual_recursion_is_rebuilt_in_ten_moves():
    steps = steps_of(artifact_of("recursion/local-even-odd"))
    assert_order(
        steps,
        "create is_even",
        "memoize is_even",
        "create is_odd",
        "memoize is_odd",
        "refer is_even",
        "fill is_even",  # the cell that is_odd has
        "complete is_odd",
        "fill is_odd",
        "complete is_even",
    )
    (refer,) = [step for step in steps if step["kind"] == "refer"]
    assert "the function `is_even`, which the memo already knows" in refer["sentence"]


@pytest.mark.parametrize("example", WALKS)
def test_a_function_is_created_with_its_cells_pending_and_completed_with_none(example):
    steps = steps_of(artifact_of(example))
    created = [step for step in steps if step["kind"] == "create_function"]
    for step in created:
        (complete,) = [
            other
            for other in steps
            if other["kind"] == "complete" and other["object"] == step["object"]
        ]
        assert complete["index"] > step["index"] and complete["pending"] == []


@pytest.mark.parametrize("example", WALKS)
def test_the_stepwise_executor_makes_each_object_at_the_step_that_says_so(example):
    artifact = artifact_of(example)
    made = run_elsewhere(
        """
        import reknot
        stepper, result = reknot.Stepper(artifact), []
        while True:
            before = set(stepper.objects)
            if not stepper.step():
                break
            result.append([key for key in stepper.objects if key not in before and key >= 0])
        """,
        artifact=artifact,
    )
    steps = steps_of(artifact)
    assert len(made) == len(steps)
    for step, keys in zip(steps, made):
        creates = step["kind"].startswith("create")
        assert keys == ([step["object"]] if creates else []), step
