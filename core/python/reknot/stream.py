"""The vocabulary of capture streams: what the Python half tells the core.

A capture stream is a sequence of pickles (protocol 5) with one memo, as several `dump` calls of
one Pickler write them:

    first          a dict: the captured names and their values
    every other    a list of records, each a tuple that begins with one of the numbers below

Objects are made in their smallest form by the constructors below, and completed by a record
later: that is the deferred state of pickle's six-tuple, taken out of the recursion. A closure
that leads back to itself finds itself in the memo, and a chain of a thousand functions does not
nest a thousand deep.

The core reads the constructors by name and never calls them; neither does anybody else
(core/capture/capture.h is the reader, and the two change together).
"""

from __future__ import annotations

# Records: what completes an object that the stream has made.
FUNCTION = 0  # function, defaults, keyword defaults, annotations, attributes, overrides
CELL = 1  # cell, content
GLOBALS = 2  # namespace, {name: value}
CLASS = 3  # class, {attribute: value}
OBJECT = 4  # object, state, list items, dict items; None where there are none


def _constructor(name: str, doc: str):
    def construct(*arguments):
        raise RuntimeError("a capture stream is for Reknot's core, not for pickle.loads")

    construct.__name__ = construct.__qualname__ = name
    construct.__doc__ = doc
    return construct


source = _constructor(
    "source",
    "(form, module, name, file, line, column, context, free, future, text): a source unit",
)
code = _constructor(
    "code", "(source, line, path, cell names, global names): a code object of a unit"
)
namespace = _constructor("namespace", "(module, package, file): shared globals")
function = _constructor("function", "(code, namespace, cells or None)")
cell = _constructor("cell", "(): an empty cell")
class_ = _constructor("class_", "(code, module, bases, slots or None)")
module = _constructor("module", "(name or namespace)")
method = _constructor("method", "(function, self)")
instance = _constructor("instance", "(class, arguments, keywords or None)")
