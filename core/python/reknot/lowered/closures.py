"""What lowered closures need at run time: environments, and functions that carry one.

The core's lowering (core/lower/closures.h) writes code that uses these names. This file imports nothing
of Reknot, so it can be copied in front of what uses it.
"""

import sys
from types import FunctionType


class LoweredEnvironment:
    """The variables of one call of a function that others capture: one attribute for each.

    `parent`, where a class has it, is the environment around. What is not bound is not there.

    errors  NameError, as CPython words it for a captured variable that has no value
    """

    __slots__ = ()

    def __init__(self, parent=None):
        if parent is not None:
            self.parent = parent

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):  # Python itself asks
            raise AttributeError(name)
        raise _unbound(NameError, "free variable", name, " in enclosing scope")

    def __delattr__(self, name):
        if not _has(self, name):
            raise _unbound(NameError, "free variable", name, " in enclosing scope")
        object.__delattr__(self, name)


def _has(environment, name):
    try:
        object.__getattribute__(environment, name)
    except AttributeError:
        return False
    return True


def _unbound(kind, what, name, where):
    error = kind(f"cannot access {what} '{name}' where it is not associated with a value{where}")
    error.name = name
    return error


def lowered_local(environment, name):
    """The value of a variable, asked for by the function whose variable it is.

    errors  UnboundLocalError, as CPython words it, if it has none
    """
    if not _has(environment, name):
        raise _unbound(UnboundLocalError, "local variable", name, "")
    return getattr(environment, name)


def lowered_set(environment, name, value):
    """Binds a variable; the value. For `:=`."""
    setattr(environment, name, value)
    return value


def lowered_bind(environment, /, **values):
    """Binds what a pattern has matched, before its guard is evaluated; True."""
    for name, value in values.items():
        setattr(environment, name, value)
    return True


def lowered_locals(found, ours, /, **places):
    """What `locals()` gives in the original.

    found   what it gives here
    ours    the variable that holds the environment
    places  by name, the environment and the attribute where a variable is
    """
    result = {name: value for name, value in found.items() if name != ours}
    for name, (environment, attribute) in places.items():
        if _has(environment, attribute):
            result[name] = getattr(environment, attribute)
    return result


def lowered_function(name, qualname):
    """Gives a function that was moved the names of the original, which messages and tracebacks show."""

    def rename(function):
        function.__name__ = name
        function.__qualname__ = qualname
        function.__code__ = function.__code__.replace(co_name=name, co_qualname=qualname)
        return function

    return rename


def lowered_closure(function, /, *defaults, **keyword_defaults):
    """A new function with the code of `function`: what evaluating a `def` or a `lambda` makes.

    defaults          of the last positional parameters
    keyword_defaults  of keyword-only parameters; the environment is one of them
    """
    made = FunctionType(
        function.__code__, function.__globals__, function.__name__, defaults or None
    )
    made.__qualname__ = function.__qualname__
    made.__kwdefaults__ = keyword_defaults or None
    made.__module__ = function.__module__
    if function.__annotations__:
        made.__annotations__ = dict(function.__annotations__)
    return made


def lowered_annotated(function, annotations):
    """`function`, annotated when this version of Python annotates: at once, or when it is asked.

    annotations  a function without parameters that evaluates them, a dict by parameter
    """
    if sys.version_info < (3, 14):
        function.__annotations__ = annotations()
        return function

    def annotate(form):
        if form != 1:
            raise NotImplementedError
        return annotations()

    function.__annotate__ = annotate
    return function
