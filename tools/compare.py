#!/usr/bin/env python3
"""Who passes what: Reknot, pickle, cloudpickle and dill over tests/language; prints a table.

    build/venv/bin/python tools/compare.py [PATH…]

Each file's main cell runs in a process of its own, as `__main__`, and its top-level names are dumped
there as one dict; another process, which has none of the file's modules, loads them and runs the
restored cell. What is to be refused, and what is for another Python, does not count. Before it:
tools/setup and tools/build native.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SCRIPT = Path(__file__).resolve()
ROOT = SCRIPT.parents[1]
sys.path[:0] = [str(ROOT / "tests/python"), str(ROOT / "core/python")]
os.environ.setdefault("REKNOT_LIBRARY", str(ROOT / "build/native/core/libreknot.so"))

ENGINES = ("reknot", "pickle", "cloudpickle", "dill")
SECONDS = 30


def main(paths: list[str]) -> None:
    from travel.examples import Example

    files = [
        path
        for folder in (Path(path).resolve() for path in paths or [ROOT / "tests/language"])
        for path in (sorted(folder.glob("**/*.py")) if folder.is_dir() else [folder])
        if (example := Example.read(path)).is_for() and example.error is None
    ]
    journeys = [(engine, path) for path in files for engine in ENGINES]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda journey: passes(*journey), journeys))
    total = Counter(path.parent.name for path in files)
    passed = Counter((e, path.parent.name) for (e, path), ok in zip(journeys, results) if ok)
    print(f"{'':12}" + "".join(f"{engine:>13}" for engine in ENGINES))
    for area in sorted(total):
        row = "".join(f"{passed[engine, area]:>9}/{total[area]:<3}" for engine in ENGINES)
        print(f"{area:12}{row}")
    sums = [sum(passed[engine, area] for area in total) for engine in ENGINES]
    print(f"{'all':12}" + "".join(f"{count:>9}/{len(files):<3}" for count in sums))
    for (engine, path), ok in zip(journeys, results):
        if engine == "reknot" and not ok:
            print(f"reknot fails: {path.parent.name}/{path.name}")


def passes(engine: str, path: Path) -> bool:
    """Whether an engine takes a file from one process to another."""
    with tempfile.TemporaryDirectory(prefix="reknot-compare-") as folder:
        data = Path(folder, "data")
        return all(
            runs([sys.executable, str(SCRIPT), verb, engine, str(path), str(data)], folder)
            for verb in ("--dump", "--load")
        )


def runs(command: list[str], folder: str) -> bool:
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command, cwd=folder, stdout=quiet, stderr=quiet, stdin=quiet, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


# --- in the processes: everything of the example's lives in __main__ --------------------------------


def dump(engine: str, path: str, data: str) -> None:
    import importlib
    import linecache

    from travel.examples import cells

    files = cells(Path(path).read_text(encoding="utf-8"))
    text = files.pop("main")
    files.pop("restored", None)
    for name, module_text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(module_text, encoding="utf-8")
    before = set(sys.modules)
    sys.path.insert(0, os.getcwd())
    program = as_main()
    Path("main.py").write_text(text, encoding="utf-8")
    linecache.checkcache()
    exec(compile(text, "main.py", "exec", dont_inherit=True), program)
    names = {name: value for name, value in program.items() if not name.startswith("__")}
    if engine == "reknot":
        import reknot

        written = reknot.capture(names)
    else:
        module = importlib.import_module(engine)
        if engine == "cloudpickle":
            for name in {file.partition("/")[0].removesuffix(".py") for file in files}:
                if name in sys.modules and name not in before:
                    module.register_pickle_by_value(sys.modules[name])
        written = module.dumps(names)
    for name in files:
        Path(name).unlink()
    Path("main.py").unlink()
    Path(data).write_bytes(written)


def load(engine: str, path: str, data: str) -> None:
    import importlib

    from travel.examples import cells

    written = Path(data).read_bytes()
    program = as_main()
    if engine == "reknot":
        import reknot

        program.update(reknot.restore(written, allow=["*"]))
    else:
        program.update(importlib.import_module(engine).loads(written))
    check = cells(Path(path).read_text(encoding="utf-8")).get("restored", "")
    exec(compile(check, "restored.py", "exec", dont_inherit=True), program)


def as_main() -> dict:
    """A `__main__` without anything of this script's."""
    from types import ModuleType

    module = sys.modules["__main__"] = ModuleType("__main__")
    module.__file__ = "main.py"
    return vars(module)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--dump", engine, path, data]:
            dump(engine, path, data)
        case ["--load", engine, path, data]:
            load(engine, path, data)
        case paths:
            main(paths)
