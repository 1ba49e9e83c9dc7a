"""What the text that `tools/reknot lower` puts out needs at run time."""

from .closures import (
    LoweredEnvironment,
    lowered_aiter,
    lowered_annotated,
    lowered_bind,
    lowered_closure,
    lowered_function,
    lowered_iter,
    lowered_local,
    lowered_locals,
    lowered_set,
)

__all__ = [
    "LoweredEnvironment",
    "lowered_aiter",
    "lowered_annotated",
    "lowered_bind",
    "lowered_closure",
    "lowered_function",
    "lowered_iter",
    "lowered_local",
    "lowered_locals",
    "lowered_set",
]
