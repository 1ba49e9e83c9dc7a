# title: Docstrings
# tags: function, docstring
# %% main
def plain():
    """Says what it does.

    Over lines.
    """


def raw():
    r"A backslash: \n"


def changed():
    "before"


def bare(): ...


changed.__doc__ = "after"

# %% restored
import inspect

assert inspect.getdoc(plain) == "Says what it does.\n\nOver lines."
assert raw.__doc__ == "A backslash: \\n"
assert changed.__doc__ == "after"
assert bare.__doc__ is None
