# title: Modules of the standard library are the interpreter's own
# tags: global, module, reference
# %% main
import collections.abc
import json as j
from math import pi, sqrt
from os import path


def use(text):
    from textwrap import dedent

    values = j.loads(dedent(text))
    return sqrt(values[0]), path.sep, isinstance(values, collections.abc.Sequence)


# %% restored
import json
import math

assert j is json and sqrt is math.sqrt and pi == math.pi
assert use("  [4]") == (2.0, path.sep, True)
