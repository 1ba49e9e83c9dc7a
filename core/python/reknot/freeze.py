"""Freeze: what an object is, as something that can be compared, hashed and kept.

    reknot.freeze(job)                      a digest: 32 bytes, the same in every process
    reknot.frozen(job)                      the same without hashing: nested tuples of primitives
    reknot.why_different(job, other)        .steps[2].factor: 2 ≠ 3

Two modes. In `value` mode objects are the same if no chain of reads can tell them apart; in `identity`
mode it counts too which mutable objects are one and the same. What counts of an object, and how it is
digested: core/freeze/FORMAT.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from . import _core
from . import policy as policies
from .capture import write_stream
from .frozen_form import decode
from .limits import Limits, Watch
from .parts import PartsCapturer, WatchedPartsCapturer
from .policy import Policy

Mode = Literal["value", "identity"]
_MODES = ("value", "identity")
_SIZE = 32  # bytes of a digest


@dataclass(frozen=True, order=True, slots=True)
class Digest:
    """What `freeze` returns: equal for objects that are the same. Can be a key, sorted, pickled.

    hex    64 hexadecimal digits; digests of different modes are never equal
    """

    hex: str

    @property
    def bytes(self) -> bytes:
        return bytes.fromhex(self.hex)

    def __str__(self) -> str:
        return self.hex


def freeze(
    obj: Any,
    mode: Mode = "value",
    *,
    ordered: bool = False,
    policy: Policy | None = None,
    limits: Limits | None = None,
) -> Digest:
    """The digest of an object and all it needs: the same in every process, on every platform and
    Python, however the object was made, and different as soon as a reader can tell a difference.

    Functions count by what they do: their source without comments, layout, docstrings and names of
    locals; what their closures, defaults, attributes and the globals they use hold. What the policy
    has by reference counts by its name. No code of the object's runs, neither `repr` nor
    `__reduce__` (parts.py has the one exception); an object that others change meanwhile is theirs to
    lock.

    mode      "value", or "identity" where the code that uses the object changes it or asks `is`
    ordered   whether the insertion order of dicts counts; that of an OrderedDict always does
    policy    what counts by value and what by its name, if not as usual
    limits    beyond which it is refused, if any
    errors    CaptureRefused with every object that cannot be read and its path; CoreError
              "TooMuchAlike" where sets of objects that look alike would take for ever in identity
              mode
    cost      linear in the objects reached, but for cycles, O(n log n)
    """
    stream = freeze_stream({"": obj}, policy=policy, limits=limits)
    return Digest(_core.remembered("freeze", stream, options_of(mode, ordered)).hex())


def freeze_variables(
    variables: dict[str, Any],
    mode: Mode = "value",
    *,
    ordered: bool = False,
    policy: Policy | None = None,
) -> dict[str, Digest]:
    """The digest of each of several objects, in one walk over all they share; otherwise as
    `freeze`."""
    stream = freeze_stream(variables, policy=policy)
    digests = _core.remembered("freeze", stream, options_of(mode, ordered)).hex()
    size = 2 * _SIZE
    return {
        name: Digest(digests[index * size : (index + 1) * size])
        for index, name in enumerate(sorted(variables, key=_bytewise))
    }


def frozen(obj: Any, *, ordered: bool = False, policy: Policy | None = None) -> Any:
    """What `freeze` digests in value mode, as nested tuples and frozensets of primitives: hashable,
    and equal for objects that are the same.

    returns  a primitive for a primitive; for anything else a tuple that begins with a word:
             ("list", 1, 2), ("dict", frozenset({("data", 3)})), ("float", "0x1.8p+1"). What is led to
             from several places, or from itself, stands once: ("parts", (form, …), form), where
             ("part", n) is the form with that number, the same wherever the walk began
    ordered, policy, errors   as `freeze`
    cost     linear in the number of different values
    """
    stream = freeze_stream({"": obj}, policy=policy)
    return decode(_core.remembered("minimal_form", stream, options_of("value", ordered)))


@dataclass(frozen=True)
class Difference:
    """Where two objects part: `path` leads there from both, and is empty where they have nothing in
    common; `left` and `right` say what is there."""

    path: str
    left: str
    right: str

    def __str__(self) -> str:
        return f"{self.path}: {self.left} ≠ {self.right}".removeprefix(": ")


def why_different(
    left: Any,
    right: Any,
    mode: Mode = "value",
    *,
    ordered: bool = False,
    policy: Policy | None = None,
) -> Difference | None:
    """The shortest access path at which two objects part, or None if they freeze to the same digest.

    mode, ordered, policy, errors   as `freeze`
    """
    options = options_of(mode, ordered) + b"\0\0"
    streams = [freeze_stream({"": obj}, policy=policy) for obj in (left, right)]
    found = json.loads(_core.call("difference", *streams, options))
    return None if found is None else Difference(**found)


def freeze_stream(
    variables: dict[str, Any], *, policy: Policy | None = None, limits: Limits | None = None
) -> bytes:
    """The capture stream of what is frozen."""
    if policy is None and limits is None:
        try:
            capturer = _idle.pop()
        except IndexError:
            capturer = PartsCapturer()
        written = write_stream(capturer, variables)
        _idle.append(capturer)
        return written
    with policies.using(policy):
        if limits is None:
            return write_stream(PartsCapturer(), variables)
        return write_stream(WatchedPartsCapturer(Watch(limits)), variables)


_idle: list[PartsCapturer] = []


def options_of(mode: str, ordered: bool = False) -> bytes:
    """A mode as the core takes it."""
    if mode not in _MODES:
        raise ValueError(f"the mode is {mode!r}, and can be {' or '.join(map(repr, _MODES))}")
    return (mode + " ordered" if ordered else mode).encode()


def _bytewise(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")
