"""Real processes: scripts on disk, other folders, other hash seeds. Natively only."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from travel import IN_PYODIDE

pytestmark = pytest.mark.skipif(IN_PYODIDE, reason="Pyodide has no processes")

MODULE = """
    LIMITS = {"low", "high", "middle", "none"}
    SEEN = frozenset(["x", "y", ("z", 1)])

    def within(x):
        return x in LIMITS and x in {"low", "high", "other"}

    class Box:
        names = {"b", "a", "c"}
        def __init__(self, *items): self.items = set(items)
        def where(self): return __file__
    """

SCRIPT = """
    import sys
    import reknot
    from package.limits import Box, LIMITS, SEEN, within

    def make():
        count = 0
        def up():
            nonlocal count
            count += len(LIMITS)
            return count
        return up

    up = make()
    box = Box("p", "q", 1, (2, "r"))
    up()

    if __name__ == "__main__":
        names = ["up", "box", "within", "SEEN", "Box"]
        if "--backwards" in sys.argv:
            names.reverse()
        sys.stdout.buffer.write(reknot.capture({name: globals()[name] for name in names}))
    """

RESTORE = """
    import importlib.util, sys
    before, path = set(sys.modules), list(sys.path)
    import reknot
    imported = set(sys.modules)
    objects = reknot.restore(sys.stdin.buffer.read())
    up, box, within = objects["up"], objects["box"], objects["within"]
    assert up() == 8 and within("low") and not within("none")
    assert box.items == {"p", "q", 1, (2, "r")} and type(box) is objects["Box"]
    assert box.where() == "package/limits.py" and up.__module__ == "__main__"
    assert sys.path == path and importlib.util.find_spec("package") is None
    assert not [name for name in set(sys.modules) - imported if "package" in name]
    assert reknot.capture(objects) == reknot.capture(dict(reversed(objects.items())))
    """


def write_program(folder: Path) -> Path:
    (folder / "package").mkdir(parents=True)
    (folder / "package" / "__init__.py").write_text("")
    (folder / "package" / "limits.py").write_text(dedent(MODULE))
    script = folder / "script.py"
    script.write_text(dedent(SCRIPT))
    return script


def python(*arguments, stdin=b"", seed="0", cwd=None, **variables) -> bytes:
    ran = subprocess.run(
        [sys.executable, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**absolute_environment(), "PYTHONHASHSEED": seed, **variables},
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout


def absolute_environment() -> dict[str, str]:
    folders = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    paths = {
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, folders)),
        "REKNOT_LIBRARY": os.path.abspath(os.environ["REKNOT_LIBRARY"]),
    }
    return {**os.environ, **paths}


def test_a_process_without_the_program_restores_its_objects(tmp_path):
    script = write_program(tmp_path / "origin")
    (tmp_path / "elsewhere").mkdir()
    artifact = python(script)
    python("-c", dedent(RESTORE), stdin=artifact, seed="random", cwd=tmp_path / "elsewhere")


def test_the_same_objects_give_the_same_bytes_in_every_process_and_folder(tmp_path):
    first, second = write_program(tmp_path / "a"), write_program(tmp_path / "other" / "b")
    artifact = python(first, seed="1")
    assert python(first, "--backwards", seed="2") == artifact
    assert python(second, seed="3", cwd=tmp_path) == artifact
    assert python("-m", "script", seed="random", cwd=second.parent) == artifact
    assert str(tmp_path).encode() not in artifact


def test_captures_of_one_process_do_not_depend_on_each_other(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        dedent(
            """
            import reknot
            def f(x): return [g(y) for y in x]
            def g(x): return lambda: (x, f)
            one = reknot.capture({"f": f})
            two = reknot.capture({"g": g, "h": g(1)})
            assert reknot.capture({"f": f}) == one
            assert reknot.capture({"h": g(1), "g": g}) == two
            restored = reknot.restore(one)
            assert reknot.capture({"f": f}) == reknot.capture(restored) == one
            """
        )
    )
    python(script)


def test_a_script_is_restored_beside_the_original(tmp_path):
    script = write_program(tmp_path / "p")
    with script.open("a") as file:
        file.write(
            dedent(
                """
                    again = reknot.restore(reknot.capture({"Box": Box, "box": box, "up": up}))
                    assert again["Box"] is not Box and type(again["box"]) is again["Box"]
                    assert type(box) is Box and Box.names is not again["Box"].names
                    assert (up(), again["up"](), up()) == (8, 8, 12)
                    assert again["up"].__globals__ is not globals()
                """
            ).replace("\n", "\n    ")
        )
    python(script)


def test_a_file_that_changed_since_it_was_imported_is_refused(tmp_path):
    (tmp_path / "stale.py").write_text("def f():\n    return 1\n\ndef g():\n    return 'same'\n")
    script = tmp_path / "script.py"
    script.write_text(
        dedent(
            """
            import pathlib, stale, reknot
            file = pathlib.Path(stale.__file__)
            file.write_text(file.read_text().replace("return 1", "return 2"))
            try:
                reknot.capture({"f": stale.f})
            except reknot.CaptureRefused as refused:
                assert "changed after it was imported" in str(refused), refused
            else:
                raise SystemExit("the stale function was captured")
            assert reknot.restore(reknot.capture({"g": stale.g}))["g"]() == "same"
            """
        )
    )
    python(script)


def test_loading_the_library_without_a_core_says_what_to_do():
    environment = {k: v for k, v in absolute_environment().items() if k != "REKNOT_LIBRARY"}
    ran = subprocess.run(
        [sys.executable, "-c", "import reknot"], env=environment, capture_output=True
    )
    assert ran.returncode == 1
    assert b"set REKNOT_LIBRARY" in ran.stderr and b"tools/build" in ran.stderr


FREEZE = """
    import collections, sys
    class Bag(set): pass
    words = "spring summer autumn winter".split()
    counted = collections.Counter(words)
    nested = {frozenset(words): Bag(words), **{word: {word, len(word)} for word in words}}
    both = [box, up, within, SEEN, LIMITS, counted, nested]
    both.append(both)
    for mode in ("value", "identity"):
        print(reknot.freeze(both, mode))
    """


def test_digests_are_the_same_in_every_process_and_folder(tmp_path):
    digests = set()
    for seed in ("0", "1", "2", "random"):
        script = write_program(tmp_path / seed)
        text = script.read_text().replace("if __name__", dedent(FREEZE) + "\nif 0 and __name__")
        script.write_text(text)
        digests.add(python(script, seed=seed))
    assert len(digests) == 1 and len(digests.pop()) == 2 * 65


def test_a_program_leaves_no_files_where_its_process_ends(tmp_path):
    script = """
        import json, os, tempfile
        from reknot import host
        for _ in range(2):
            files = [{"path": "module.py", "text": "x = 1"}]
            host.run(json.dumps({"files": files, "main": {"path": "main.py", "text": "import module"}}))
            assert len(os.listdir(tempfile.gettempdir())) == 1
        """
    python("-c", dedent(script), TMPDIR=str(tmp_path))
    assert not [*tmp_path.iterdir()]
