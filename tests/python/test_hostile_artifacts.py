"""Artifacts that nobody captured: what a program may name and call is a closed list."""

import io
import pickle
import re

import pytest
import reknot
from reknot import rebuild
from reknot.policy import EVERYTHING
from travel import core

TOUCH = '"touch reknot-was-here"'


def artifact_with(value: str) -> bytes:
    """An artifact in text form with one variable."""
    return f'{{\n  "reknot": 1,\n  "variables": {{\n    "x": {value}\n  }}\n}}\n'.encode()


def call(callable_: str, *arguments: str) -> str:
    listed = f', "arguments": {{"tuple": [{", ".join(arguments)}]}}' if arguments else ""
    return f'{{"call": {callable_}{listed}}}'


def reference(name: str) -> str:
    return f'{{"reference": "{name}"}}'


CALLS = [
    call(reference("os:system"), TOUCH),
    call(reference("posix:system"), TOUCH),
    call(reference("subprocess:Popen"), TOUCH),
    call(reference("builtins:eval"), '"1"'),
    call(reference("builtins:exec"), '"1"'),
    call(reference("builtins:compile"), '"1"', '"f"', '"eval"'),
    call(reference("builtins:__import__"), '"os"'),
    call(reference("builtins:open"), '"x"', '"w"'),
    call(reference("builtins:input")),
    call(reference("builtins:type"), '"C"', '{"tuple": []}', '{"dict": {}}'),
    call(reference("builtins:map"), reference("os:system"), f"[{TOUCH}]"),
    call(reference("builtins:getattr"), reference("os:environ"), '"clear"'),
    call(reference("builtins:super"), reference("builtins:int")),
    call(reference("importlib:import_module"), '"antigravity"'),
    call(reference("collections:namedtuple"), '"T"', '"a"'),
    call(reference("copyreg:_reconstructor"), *[reference("subprocess:Popen")] * 2, TOUCH),
    call(reference("copyreg:__newobj__"), reference("subprocess:Popen")),
    call(reference("functools:reduce"), reference("os:system"), f"[{TOUCH}, 1]"),
    call(reference("itertools:starmap"), reference("os:system"), f"[[{TOUCH}]]"),
    call(reference("itertools:accumulate"), "[1, 2]", reference("os:system")),
    call(reference("operator:getitem"), reference("os:environ"), '"PATH"'),
    call(reference("operator:call"), reference("os:system"), TOUCH),
    call(reference("pickle:loads"), '{"bytes": "4e2e"}'),
    call(reference("types:FunctionType"), "1", "2"),
    call(reference("reknot.rebuild:call"), reference("os:system"), TOUCH),
    # What a call made is called.
    call(call(reference("functools:partial"), reference("os:system"), TOUCH)),
    call(call(reference("operator:methodcaller"), '"clear"'), "[]"),
    call(call(reference("operator:itemgetter"), "0"), "[1]"),
    # What is no callable at all.
    call("1"),
    call('"os.system"'),
    call("[]", "1"),
]


@pytest.mark.parametrize("value", CALLS)
@pytest.mark.parametrize("executor", ["restore", "steps"])
def test_a_restored_program_may_not_call(value, executor, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    artifact = artifact_with(value)
    core("program", artifact)  # the core finds nothing wrong with it
    with pytest.raises(reknot.RestoreRefused, match="may not call|no installed module"):
        if executor == "steps":
            stepper = reknot.Stepper(artifact, allow=EVERYTHING)
            while stepper.step():
                pass
        else:
            reknot.restore(artifact, allow=EVERYTHING)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module, name", [("re", "_compile"), ("datetime", "date")])
def test_a_partial_that_claims_another_name_is_not_called(module, name):
    claim = f'{{"dict": {{"__module__": "{module}", "__qualname__": "{name}"}}}}'
    parts = f'{reference("os:system")}, {{"tuple": [{TOUCH}]}}, {{"dict": {{}}}}, {claim}'
    partial = call(reference("functools:partial"), reference("os:system"), TOUCH)
    claiming = f'{partial[:-1]}, "state": {{"tuple": [{parts}]}}}}'
    with pytest.raises(reknot.RestoreRefused, match="may not call"):
        reknot.restore(artifact_with(call(claiming)), allow=EVERYTHING)


@pytest.mark.parametrize(
    "value",
    [
        reference("no_such_module:x"),
        reference("os:no_such_name"),
        reference("os.path.no:x"),
        '{"module_object": "no_such_module"}',
        reference("__main__:x"),
        '{"module_object": "__main__"}',
    ],
)
def test_what_is_not_installed_here_is_refused_by_name(value):
    with pytest.raises(reknot.RestoreRefused, match="no_such|os.path.no|__main__"):
        reknot.restore(artifact_with(value), allow=EVERYTHING)


@pytest.mark.parametrize(
    "value, allow",
    [
        (reference("os:system"), "os"),
        (reference("builtins:eval"), "builtins"),
        (reference("antigravity:fly"), "antigravity"),
        (reference("importlib.util:find_spec"), "importlib.util"),
        ('{"module_object": "subprocess"}', "subprocess"),
    ],
)
def test_what_could_do_harm_is_imported_only_when_it_is_allowed(value, allow):
    artifact = artifact_with(value)
    with pytest.raises(reknot.RestoreRefused, match=re.escape(f"allow=['{allow}']")):
        reknot.restore(artifact)
    if allow != "antigravity":  # which opens a browser
        assert reknot.restore(artifact, allow=[allow])
        assert reknot.restore(artifact, allow=[allow.partition(".")[0]])
        assert reknot.restore(artifact, allow=["*"])


@pytest.mark.parametrize(
    "module, name",
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("reknot.rebuild", "policy"),
        ("reknot.rebuild", "restore"),
        ("reknot.rebuild", "policy.INSTALLED"),
        ("reknot.rebuild", "publish"),
        ("reknot.capture", "capture"),
    ],
)
def test_the_unpicklers_vocabulary_is_closed(module, name):
    program = b"".join(
        (pickle.PROTO, b"\x04", *(short_text(text) for text in (module, name)), b"\x93.")
    )
    with pytest.raises(reknot.RestoreRefused, match="has no business with"):
        rebuild._Loader(io.BytesIO(program)).load()


def short_text(text: str) -> bytes:
    return pickle.SHORT_BINUNICODE + bytes([len(text)]) + text.encode()


def test_the_program_of_an_artifact_names_no_globals():
    artifact = artifact_with(call(reference("os:system"), TOUCH))
    disassembled = core("disassemble", core("program", artifact))
    assert b'"REDUCE"' in disassembled and b'GLOBAL"' not in disassembled
