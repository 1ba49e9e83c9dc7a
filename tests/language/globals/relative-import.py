# title: Relative imports within a package
# tags: global, module
# %% pack/__init__.py
from .core import run

level = "package"

# %% pack/core.py
from . import helper
from .deep.leaf import leaf


def run():
    return helper.help(), leaf()


# %% pack/helper.py
def help():
    return "help"


# %% pack/deep/leaf.py
from ..helper import help


def leaf():
    return "leaf " + help()


# %% main
from pack import run

# %% restored
assert run() == ("help", "leaf help")
assert run.__module__ == "pack.core"
