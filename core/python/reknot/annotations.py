"""Annotations: dicts until 3.13; from 3.14 on functions that compute them (PEP 649, PEP 749).

Such an `__annotate__` travels like any function, by its source, so that nothing is evaluated before
it was asked for. The dict travels where somebody has asked for it, and may have changed it, and where
the function is not the user's, as that of a named tuple is.
"""

from __future__ import annotations

import gc
import sys
from operator import attrgetter
from types import FunctionType
from typing import Any, Callable

from . import locate
from .annotation_text import ANNOTATE
from .policy import is_user_module

if sys.version_info < (3, 14):
    of_function: Callable[[FunctionType], Any] = attrgetter("__annotations__")

    def of_class(cls: type) -> FunctionType | dict[str, Any]:
        """What says the annotations of a class's own body."""
        return cls.__dict__.get("__annotations__", {})

else:

    def of_function(owner: Any) -> FunctionType | dict[str, Any]:
        """What says the annotations of a function or class: a function, or else a dict."""
        annotate = owner.__annotate__
        if annotate is None:
            return owner.__annotations__
        known = _computed(owner)
        if known is not None:
            return known
        return annotate if _travels(annotate) else _evaluated(annotate, owner)

    of_class = of_function


def _travels(annotate: Any) -> bool:
    if not isinstance(annotate, FunctionType) or annotate.__code__.co_name != ANNOTATE:
        return False
    if not is_user_module(annotate.__globals__.get("__name__", "__main__")):
        return False  # that of a typed dict, …
    try:
        locate.locate_known(annotate.__code__) or locate.locate_function(annotate)
    except (locate.SourceMissing, SyntaxError):
        return False
    return True


def _computed(owner: Any) -> dict[str, Any] | None:
    """The dict that somebody has asked for already, and may have changed."""
    if isinstance(owner, type):
        return owner.__dict__.get("__annotations_cache__")
    others = [owner.__globals__, owner.__builtins__, owner.__dict__, owner.__kwdefaults__]
    kept = (part for part in gc.get_referents(owner) if type(part) is dict)
    return next((part for part in kept if all(part is not other for other in others)), None)


def _evaluated(annotate: Any, owner: Any) -> dict[str, Any]:
    """The annotations; as text, where they cannot be evaluated yet."""
    import annotationlib
    from annotationlib import Format

    def in_format(wanted: Format) -> dict[str, Any]:
        return annotationlib.call_annotate_function(annotate, wanted, owner=owner)

    try:
        return in_format(Format.VALUE)
    except Exception:
        texts = in_format(Format.STRING)
        return {
            name: texts[name] if isinstance(value, annotationlib.ForwardRef) else value
            for name, value in in_format(Format.FORWARDREF).items()
        }
