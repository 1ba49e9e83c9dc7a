"""What the text that `tools/reknot lower` puts out needs at run time.

Every public name of both files begins with `lowered` or `Lowered`, so that they can also be copied in
front of a program.
"""

from . import closures, generators

globals().update(
    (name, value)
    for file in (closures, generators)
    for name, value in vars(file).items()
    if name.startswith(("lowered", "Lowered"))
)
