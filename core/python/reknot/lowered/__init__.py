"""What the text that `tools/reknot lower` puts out needs at run time.

Every public name of these files begins with `lowered` or `Lowered`, and no name is defined in two of
them, so that they can also be copied in front of a program, one behind the other. They import
nothing of Reknot but each other, and that as `from .file import name` only.
"""

from . import async_generators, closures, coroutines, exceptions, generators, machines, states

globals().update(
    (name, value)
    for file in (closures, exceptions, machines, states, generators, coroutines, async_generators)
    for name, value in vars(file).items()
    if name.startswith(("lowered", "Lowered"))
)
