"""Type aliases and type parameters whose values are computed when they are asked for (PEP 695, 696).

What such a value is computed from cannot be given to their constructors, and a value may lead back to
what it belongs to: `type Tree = Leaf | list[Tree]`. So the statement itself makes them anew, with
values that are looked up in its globals, where `complete` puts them.
"""

from __future__ import annotations

import gc
from types import FunctionType
from typing import Any, Collection

_VALUES = "__values__"


def alias(name: str, parameters: tuple, module: str) -> Any:
    """A type alias without a value yet."""
    code = compile(f"type {name} = {_VALUES}['value']", "<type>", "exec")
    # The statement hands its type parameters to the interpreter as a constant, None without any
    # (CPython, codegen.c, codegen_typealias).
    constants = tuple(parameters if part is None else part for part in code.co_consts)
    return _made_by(code.replace(co_consts=constants) if parameters else code, module)[name]


def variable(name: str, constraints: int, options: Collection[str], module: str) -> Any:
    """A type variable without its values yet.

    constraints  how many it has
    options      those of "bound" and "default" that it has
    """
    parts = [name]
    if constraints:
        each = [f"{_VALUES}['constraints'][{index}]" for index in range(constraints)]
        parts.append(f": ({', '.join(each)})")
    elif "bound" in options:
        parts.append(f": {_VALUES}['bound']")
    if "default" in options:
        parts.append(f" = {_VALUES}['default']")
    code = compile(f"def of[{''.join(parts)}](): pass", "<type>", "exec")
    return _made_by(code, module)["of"].__type_params__[0]


def _made_by(code: Any, module: str) -> dict[str, Any]:
    namespace: dict[str, Any] = {"__name__": module, _VALUES: {}}
    exec(code, namespace)
    return namespace


def complete(made: Any, values: dict[str, Any]) -> bool:
    """Gives its values to what was made here; False for anything else."""
    for part in gc.get_referents(made):
        if isinstance(part, FunctionType) and _VALUES in part.__globals__:
            part.__globals__[_VALUES].update(values)
            return True
    return False
