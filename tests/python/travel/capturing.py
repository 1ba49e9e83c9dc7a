"""What must be true of the timeline of any capture, held against the plan of its artifact."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

# Of larger ones only that they can be opened.
_MAX_STEPS = 20_000


def assert_capture_is_told(core, stream: bytes, artifact: bytes) -> None:
    """Each object of the artifact is met exactly once and gets complete, and the memo answers for
    every other reference to one.

    core    has the core carry out an operation
    stream  that the artifact is made of
    """
    capture = _Opened(core, stream)
    plan = _Opened(core, artifact)
    try:
        assert capture.kind == "capture" and plan.kind == "plan"
        assert capture.count("objects") == plan.count("objects")
        if max(capture.count("steps"), plan.count("steps")) > _MAX_STEPS:
            return
        steps, last = capture.steps(), capture.last_state()
        rebuilt = plan.last_state()
        assert _by_id(last["objects"]) == _by_id(rebuilt["objects"])
        assert _by_name(last["variables"]) == _by_name(rebuilt["variables"])
        assert last["stack"] == []
        _assert_each_is_met(steps, rebuilt)
    finally:
        capture.close()
        plan.close()


def _assert_each_is_met(steps: list[dict[str, Any]], state: dict[str, Any]) -> None:
    objects = {obj["id"] for obj in state["objects"]}
    references = Counter(
        holder["target"]
        for holders in (state["variables"], *(obj["slots"] for obj in state["objects"]))
        for holder in holders
        if holder["target"] is not None
    )
    done = {
        kind: Counter(step["object"] for step in steps if step["kind"] == kind)
        for kind in ("meet", "name", "memo", "write", "bind")
    }
    once = Counter(dict.fromkeys(objects, 1))
    assert done["meet"] + done["name"] == once
    assert done["write"] + done["name"] == once
    assert done["memo"] == references - once
    assert done["bind"].total() == len(state["variables"])


def _by_id(objects: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {obj["id"]: obj for obj in objects}


def _by_name(variables: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {variable["name"]: variable for variable in variables}


class _Opened:
    def __init__(self, core, data: bytes) -> None:
        self._core = core
        self._about = json.loads(core("open_timeline", data))
        self._handle = _number(self._about["timeline"])
        self.kind = self._about["kind"]

    def count(self, what: str) -> int:
        return self._about[what]

    def steps(self) -> list[dict[str, Any]]:
        answer = self._core("timeline_steps", self._handle, b"0", _number(self.count("steps")))
        return json.loads(answer)["steps"]

    def last_state(self) -> dict[str, Any]:
        last = _number(self.count("steps") - 1)
        return json.loads(self._core("timeline_state", self._handle, last))

    def close(self) -> None:
        self._core("close_timeline", self._handle)


def _number(value: int) -> bytes:
    return str(value).encode()
