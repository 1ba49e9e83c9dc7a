# title: __name__ and __file__ of a module
# tags: global, module
# %% tools/where.py
def where():
    return __name__, __package__, __doc__


# %% main
from tools.where import where


def here():
    return __name__


# %% restored
assert where() == ("tools.where", "tools", None)
assert where.__module__ == "tools.where"
assert here() == here.__module__ == "__main__"
