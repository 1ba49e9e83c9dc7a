"""Bytes that are no artifact, or were one: an error with a place in them, and nothing restored."""

import linecache
import random
import sys

import pytest
import reknot
from travel import capture, core

PROGRAM = """
    from shapes import Box
    def make():
        n = 0
        def up():
            nonlocal n
            n += 1
            return n
        return up
    up = make()
    box = Box([1, 2.5, "drei", (b"4", {5})])
    """
FILES = {
    "shapes.py": """
    class Box:
        def __init__(self, items): self.items = items
        def first(self): return self.items[0]
    """
}
OPERATIONS = ("program", "step_programs", "to_text", "to_compact", "inspect")


@pytest.fixture(scope="module", params=["compact", "text"])
def artifact(request) -> bytes:
    """The same artifact in both forms."""
    compact = capture(PROGRAM, FILES)
    return compact if request.param == "compact" else core("to_text", compact)


def assert_refused(data: bytes, operation: str = "program") -> reknot.CoreError:
    """That an operation refuses `data` in the documented way."""
    with pytest.raises(reknot.CoreError) as caught:
        core(operation, data)
    error = caught.value
    assert error.code.isidentifier() and str(error)
    assert 0 <= error.offset <= len(data)
    return error


def is_left_as_it_was(data: bytes) -> bool:
    """Whether the core takes `data`; if so, as the only spelling of what it says."""
    try:
        compact = core("to_compact", data)
    except reknot.CoreError as error:
        assert 0 <= error.offset <= len(data)
        return False
    assert data in (compact, core("to_text", data))
    return True


def test_every_proper_prefix_is_refused(artifact):
    for size in range(len(artifact)):
        assert_refused(artifact[:size])


def test_every_operation_refuses_a_part_of_an_artifact(artifact):
    for operation in OPERATIONS:
        assert_refused(artifact[: len(artifact) // 2], operation)


def test_bytes_after_the_end_are_refused(artifact):
    assert assert_refused(artifact + b"\x00").code == "TrailingBytes"
    assert_refused(artifact + artifact)


def test_an_artifact_of_a_later_version_is_refused():
    compact = capture("x = 1")
    text = core("to_text", compact)
    later = text.replace(b'"reknot": 1', b'"reknot": 2')
    assert later != text and assert_refused(later).code == "UnsupportedVersion"
    version = compact.index(b"\x00\x01") + 1
    later = compact[:version] + b"\x02" + compact[version + 1 :]
    assert assert_refused(later).code == "UnsupportedVersion"


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"{}", b"[]", b"null", b"{", b"\x80\x05N.", b"#!/bin/sh\n", b"PK\x03\x04",
     b"\xd9RK", b"\xd9RK\xa0", b"\xef\xbb\xbf{}", b'{"reknot": "1"}', b"\xff" * 100],
)  # fmt: skip
def test_what_is_no_artifact_is_refused(data):
    assert_refused(data)
    with pytest.raises(reknot.CoreError):
        reknot.restore(data)
    with pytest.raises(reknot.CoreError):
        reknot.Stepper(data)


def test_random_bytes_are_refused():
    chance = random.Random(2024)
    for _ in range(500):
        noise = chance.randbytes(chance.randrange(200))
        for head in (b"", b"\xd9RK", b"\xd9RK\xa2\x00\x01", b'{\n  "reknot": 1,\n'):
            assert_refused(head + noise)


def test_a_flipped_byte_is_an_error_or_another_artifact(artifact):
    accepted = 0
    for index, byte in enumerate(artifact):
        for mask in (0x01, 0x20, 0x80, 0xFF):
            flipped = bytearray(artifact)
            flipped[index] = byte ^ mask
            accepted += is_left_as_it_was(bytes(flipped))
    # Names, numbers and source text may have been others; most of the bytes may not.
    assert 0 < accepted < len(artifact) * 4 * 0.6


def test_a_byte_that_is_left_out_or_doubled_is_an_error_or_another_artifact(artifact):
    for index in range(len(artifact)):
        is_left_as_it_was(artifact[:index] + artifact[index + 1 :])
        is_left_as_it_was(artifact[: index + 1] + artifact[index:])


def test_a_large_number_of_anything_is_refused_before_it_is_allocated():
    for head in (b"\x9b", b"\xbb", b"\x5b", b"\x7b"):
        for size in (b"\x00\x00\x00\x00\xff\xff\xff\xff", b"\xff" * 8, b"\x7f" + b"\xff" * 7):
            assert_refused(b"\xd9RK\xa2\x00\x01\x08" + head + size)


def test_nesting_without_an_end_is_refused():
    assert_refused(b"\xd9RK" + b"\x81" * 1_000_000)
    assert_refused(b"\xd9RK" + b"\xa1\x00" * 1_000_000)
    assert_refused(b"[" * 1_000_000)
    assert_refused(b'{"reknot": 1, "variables": ' + b'{"tuple": [' * 100_000)


def test_source_without_the_function_is_refused():
    text = core("to_text", capture("def f(): return 1"))
    with pytest.raises(reknot.RestoreRefused, match="finds no f in the source of __main__.f"):
        reknot.restore(text.replace(b"def f(): return 1", b"def g(): return 1"))


def test_what_is_refused_leaves_nothing_behind():
    before = set(sys.modules), set(linecache.cache)
    text = core("to_text", capture("from left import f", {"left.py": "def f(): return 1"}))
    for data in (text[:-2], text.replace(b'"variables"', b'"others"'), text.replace(b'":', b'" :')):
        with pytest.raises(reknot.Error):
            reknot.restore(data)
    assert (set(sys.modules), set(linecache.cache)) == before
