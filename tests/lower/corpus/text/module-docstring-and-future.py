# The docstring of the module and imports from the future stay first.
"""The module's docstring."""

from __future__ import annotations, division

import sys as _sys; from os import path


def owner(n: not_defined):
    "Owner's."

    def inner() -> missing:
        return __doc__, n, path.sep, _sys.maxsize > n

    return inner()


print(owner(1), owner.__annotations__)
print(__name__, "annotations" in globals())
