"""Small random programs of functions in functions, generators and coroutines, from a seed.

Each of them ends, and prints what it comes by: the names are few, so that they hide and capture each
other, and every function, loop and call counts towards an end.
"""

from __future__ import annotations

import random
from pathlib import Path

from .statements import Statements

PRELUDE = Path(__file__).with_name("prelude.py").read_text(encoding="utf-8")


class Maker(Statements):
    """Makes one program."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.labels = 0

    def program(self) -> str:
        parts = [PRELUDE]
        for number in range(self.random.randint(1, 2)):
            name = f"main{number}"
            kind = self.random.choice(["plain", "plain", "generator", "coroutine"])
            parts.append("\n".join(self.function(name, None, kind, 3)) + "\n")
            parts.append(f"attempt({name}, 1)\nattempt({name}, 2)\n")
        return "\n\n".join(parts)

    def label(self) -> int:
        self.labels += 1
        return self.labels


def program(seed: int) -> str:
    """Differs from Python to Python only if `random` does."""
    return Maker(seed).program()
