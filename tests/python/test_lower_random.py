"""Random programs print the same when they are lowered.

    pytest tests/python/test_lower_random.py --seeds 5000
"""

import pytest
from lowering import difference, leftovers, lower, mistakes_in_map, prints
from random_programs import PRELUDE, program


def pytest_generate_tests(metafunc):
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--seeds")))


def test_a_random_program_does_the_same(seed):
    text = program(seed)
    lowered = lower(text.encode())
    told = f"seed {seed}\n{text.removeprefix(PRELUDE)}\n--- lowered ---\n{lowered.text}"
    assert not difference(text, lowered.text), told
    assert leftovers(lowered.text) == [], told
    assert mistakes_in_map(text, lowered) == [], told


def test_random_programs_end_and_say_something():
    said = [prints(program(seed)) for seed in range(100)]
    assert [seed for seed, text in enumerate(said) if "raised" in text or text.count("\n") < 2] == []
    assert sum("Error" in text for text in said) < 80
    assert sum(text.count("\n") > 10 for text in said) > 20
