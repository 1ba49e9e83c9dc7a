# title: A module made at run time
# tags: module
# %% main
import types

made = types.ModuleType("made", "A module made here.")
made.value = 1
made.me = made


def read():
    return made.value


made.read = read

# %% restored
assert type(made) is types.ModuleType and made.__name__ == "made"
assert made.__doc__ == "A module made here." and made.me is made
made.value = 2
assert made.read() == read() == 2 and made.read is read
import sys

assert "made" not in sys.modules
