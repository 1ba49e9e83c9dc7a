# title: The text of a module is not run again
# tags: global, module
# %% journal.py
import builtins

builtins.runs = getattr(builtins, "runs", 0) + 1
runs = builtins.runs
entries = ["from the import"]


def write(text):
    entries.append(text)
    return runs, entries


# %% main
import builtins

from journal import write

write("from main")
del builtins.runs

# %% restored
assert write("here") == (1, ["from the import", "from main", "here"])
assert not hasattr(builtins, "runs")
