"""The function cache: what hits, what misses, and what is kept."""

import importlib
import sqlite3
import subprocess
import sys
import threading
from textwrap import dedent

import pytest
from travel import IN_PYODIDE

import reknot
from reknot.errors import Error

if IN_PYODIDE:
    pytest.skip("Pyodide has sqlite3 as a package of its own", allow_module_level=True)


@pytest.fixture
def store(tmp_path):
    return tmp_path / "cache" / "results.sqlite"


@pytest.fixture
def run(tmp_path, store):
    """Runs a script in a process of its own; returns what it prints."""

    def run_script(text, version="1"):
        script = tmp_path / "script.py"
        script.write_text(dedent(text))
        command = [sys.executable, str(script), version]
        environment = {**__import__("os").environ, "REKNOT_CACHE": str(store)}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    return run_script


SCRIPT = """
    import reknot
    # {comment}
    def helper(x):
        return x * {factor}

    @reknot.cached
    def work(x, *, offset=0):
        "{docstring}"
        total = offset  # {comment}
        for {local} in range(3):
            total += helper({local})
        return [x, total]

    print(work(1), work.cache_info().misses)
    """
FIRST = {"comment": "one", "factor": 2, "docstring": "What it does.", "local": "i"}


def test_another_process_finds_the_result(run):
    assert run(SCRIPT.format(**FIRST)) == "[1, 6] 1\n"
    assert run(SCRIPT.format(**FIRST)) == "[1, 6] 0\n"


def test_changed_comments_docstrings_and_locals_hit(run):
    run(SCRIPT.format(**FIRST))
    changed = {"comment": "two\n", "docstring": "Otherwise.", "local": "number"}
    changed["comment"] = "another"
    assert run(SCRIPT.format(**{**FIRST, **changed})) == "[1, 6] 0\n"


def test_a_changed_helper_misses(run):
    run(SCRIPT.format(**FIRST))
    assert run(SCRIPT.format(**{**FIRST, "factor": 3})) == "[1, 9] 1\n"
    assert run(SCRIPT.format(**FIRST)) == "[1, 6] 0\n"


def test_arguments_hit_however_they_are_given(store):
    calls = []

    @reknot.cached(store=store)
    def add(a, b=2, *rest, key=None, **more):
        return [a, b, rest, key, more]

    def counted(*args, **kwargs):
        before = add.cache_info().misses
        result = add(*args, **kwargs)
        calls.append(add.cache_info().misses - before)
        return result

    assert counted(1) == counted(1, 2) == counted(b=2, a=1) == [1, 2, (), None, {}]
    assert calls == [1, 0, 0]
    counted(1, 3), counted(1, 2, 3), counted(1, key=0), counted(1, x=1, y=2), counted(1, y=2, x=1)
    assert calls[3:] == [1, 1, 1, 1, 0]
    counted(True)
    assert calls[-1] == 1


def test_each_hit_is_an_object_of_its_own(store):
    @reknot.cached(store=store)
    def make(n):
        shared = [n]
        return [shared, shared]

    first, second = make(1), make(1)
    assert first == second and first is not second and second[0] is second[1]
    second[0].append(2)
    assert make(1) == [[1], [1]]


def test_globals_and_closures_count_when_they_change(store):
    state = {"factor": 2}

    def make(start):
        count = start

        @reknot.cached(store=store)
        def scaled(x):
            return x * state["factor"] + count

        def set_count(value):
            nonlocal count
            count = value

        return scaled, set_count

    scaled, set_count = make(1)
    assert (scaled(1), scaled(1)) == (3, 3)
    state["factor"] = 5
    assert scaled(1) == 6
    set_count(0)
    assert scaled(1) == 5
    assert scaled.cache_info().misses == 3 and scaled.cache_info().hits == 1


def test_recursion_goes_through_the_cache(store):
    @reknot.cached(store=store)
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    assert fib(60) == 1548008755920
    assert fib.cache_info().misses == 61 == fib.cache_info().results


def test_methods_depend_on_their_object(store):
    class Scale:
        def __init__(self, factor):
            self.factor = factor

        @reknot.cached(store=store)
        def apply(self, x):
            return x * self.factor

    scale = Scale(2)
    assert (scale.apply(3), scale.apply(x=3), Scale(2).apply(3)) == (6, 6, 6)
    scale.factor = 4
    assert scale.apply(3) == 12
    assert Scale.apply.cache_info().misses == 2


def test_mode_identity_tells_shared_arguments_apart(store):
    def shares(pair):
        return pair[0] is pair[1]

    by_value = reknot.cached(shares, store=store)
    by_identity = reknot.cached(shares, store=store, mode="identity")
    shared = [1]
    assert by_value([shared, shared]) and by_value([[1], [1]])
    assert by_identity([shared, shared]) and not by_identity([[1], [1]])


def test_what_cannot_be_kept_is_returned_with_a_warning(store):
    @reknot.cached(store=store)
    def lock():
        return threading.Lock()

    with pytest.warns(UserWarning, match="is not kept"):
        assert lock().acquire()
    assert lock.cache_info().results == 0


def test_what_cannot_be_frozen_is_refused_before_anything_runs(store):
    @reknot.cached(store=store)
    def use(lock):
        raise AssertionError("it ran")

    with pytest.raises(reknot.CaptureRefused, match="lock"):
        use(threading.Lock())


@pytest.mark.parametrize("kind", ["async def f(): pass", "def f(): yield", "async def f(): yield"])
def test_generators_and_coroutines_are_refused_at_once(kind, store):
    namespace = {}
    exec(kind, namespace)
    with pytest.raises(TypeError, match="cannot be kept"):
        reknot.cached(namespace["f"], store=store)


def test_wrong_arguments_and_exceptions_are_those_of_the_function(store):
    @reknot.cached(store=store)
    def invert(x):
        return 1 / x

    with pytest.raises(TypeError, match="missing a required argument"):
        invert()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            invert(0)
    assert invert.cache_info().misses == 2 and invert.cache_info().results == 0


def test_a_damaged_result_is_made_again(store):
    @reknot.cached(store=store)
    def one():
        return 1

    one()
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE results SET artifact = ?", (b"\xd9\x52\x4b nonsense",))
    with pytest.warns(UserWarning, match="damaged"):
        assert one() == 1
    assert one() == 1 and one.cache_info().hits == 1


def test_a_file_that_is_no_store_is_an_error(store):
    store.parent.mkdir()
    store.write_text("a diary")

    @reknot.cached(store=store)
    def one():
        return 1

    with pytest.raises(Error, match="cannot be used as a cache"):
        one()
    assert store.read_text() == "a diary"


def test_the_oldest_results_go_when_there_is_no_room(store):
    @reknot.cached(store=store, max_bytes=25_000)
    def block(n):
        return bytes([n]) * 10_000

    for n in (1, 2, 1, 3):
        block(n)
    assert block.cache_info().results == 2
    before = block.cache_info().misses
    block(3), block(1)
    assert block.cache_info().misses == before
    block(2)
    assert block.cache_info().misses == before + 1


def test_clearing_forgets_one_function_only(store):
    one = reknot.cached(lambda: 1, store=store)

    @reknot.cached(store=store)
    def other():
        return 2

    one(), other()
    one.cache_clear()
    assert (one.cache_info().results, other.cache_info().results) == (0, 1)


def test_threads_may_open_a_store_at_once(tmp_path):
    # SQLite tells one in fifty at once that the file is locked, whatever the timeout.
    make = importlib.import_module("reknot.cached")._Store
    for number in range(40):
        store = make(tmp_path / str(number) / "results.sqlite")
        together, kept = threading.Barrier(8), []

        def put(store=store, together=together, kept=kept):
            together.wait()
            store.put(b"key", "function", b"artifact", None)
            kept.append(store.get(b"key"))

        threads = [threading.Thread(target=put) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert kept == [b"artifact"] * 8


def test_threads_share_a_store(store):
    @reknot.cached(store=store)
    def square(n):
        return n * n

    results = []
    threads = [
        threading.Thread(target=lambda: results.append([square(n) for n in range(20)]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [[n * n for n in range(20)]] * 4
    assert square.cache_info().results == 20


def test_a_cached_function_travels_and_is_cached_where_it_lands(store, tmp_path, monkeypatch):
    monkeypatch.setenv("REKNOT_CACHE", str(tmp_path / "there.sqlite"))

    @reknot.cached(store=store)
    def double(x):
        return 2 * x

    double(1)
    landed = reknot.loads(reknot.dumps(double), allow=["reknot"])
    assert landed(1) == 2 and landed.cache_info().misses == 1
    assert landed.store == tmp_path / "there.sqlite" and double.store == store
    assert reknot.freeze(landed) == reknot.freeze(double)


def test_it_looks_like_the_function(store):
    @reknot.cached(store=store)
    def documented(x: int) -> int:
        """What it is for."""
        return x

    assert documented.__name__ == "documented" and documented.__doc__ == "What it is for."
    assert documented.__wrapped__(3) == 3
    assert "documented" in repr(documented) and str(store) in repr(documented)
