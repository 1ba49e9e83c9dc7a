"""The vocabulary of capture streams: what the Python half tells the core.

A capture stream is two pickles (protocol 5) with one memo, as two `dump` calls of one Pickler
write them:

    [variables, None, record, record, ...]    variables: a dict, name -> object
    number of items in that list              so that no record can be lost unnoticed

Objects are made in their smallest form by the constructors below, and completed by a record that
comes later: that is the deferred state of pickle's six-tuple, taken out of the recursion. A
closure that leads back to itself finds itself in the memo, and a chain of a thousand functions
does not nest a thousand deep.

The constructors stand in the memo before the first opcode, in the order of CONSTRUCTORS, and
nobody ever calls them. What is the same for many objects is a tuple that the stream has once and
names by the memo. What it says is packed into bytes, which a process makes once (`pack`):

    source     (bytes of: form, module, name, file, line, column, context, free, future, text)
    code       (source, bytes of: line in it, path in it, cell names, global names)
    namespace  (bytes of: module, (package) or (), (file) or ())

The core's readers are core/capture/capture.cc and packed.h, and all change together.
"""

from __future__ import annotations

# Records: what completes an object that the stream has made.
FUNCTION = 0  # function, defaults, keyword defaults, annotations, attributes, overrides
CELL = 1  # cell, content
GLOBALS = 2  # namespace, {name: value}
CLASS = 3  # class, {attribute: value}
OBJECT = 4  # object, state; then, if there are any, list items, dict items, state setter or None


def function(code, namespace, cells):
    """A function; `cells` is a tuple of cells, or None."""


def cell():
    """An empty cell."""


def class_(code, module, bases, slots, metaclass, body):
    """The skeleton of a class; `slots`, `metaclass` and `body` (classes.py) may be None."""


def module(name_or_namespace):
    """A module: an importable one by its name, one of the user's by its namespace."""


def method(function, self):
    """A bound method."""


def instance(cls, arguments, keywords):
    """What `cls.__new__(cls, *arguments, **keywords)` makes; `keywords` may be None."""


def call(function, arguments, keywords):
    """What `function(*arguments, **keywords)` makes; `keywords` may be None."""


def refused():
    """In the place of what cannot travel, so that the walk goes on and finds all of it."""


def pack(*parts: int | str | tuple) -> bytes:
    """Numbers, texts and tuples of parts as bytes; core/capture/packed.h has the format."""
    packed = bytearray()
    for part in parts:
        if isinstance(part, int):
            packed += part.to_bytes(4, "little")
        elif isinstance(part, str):
            utf8 = part.encode("utf-8", "surrogatepass")
            packed += len(utf8).to_bytes(4, "little") + utf8
        else:
            packed += len(part).to_bytes(4, "little") + pack(*part)
    return bytes(packed)


def number(value: int) -> bytes:
    """The pickle of a number: PROTO 5, BININT, STOP."""
    return b"\x80\x05J" + value.to_bytes(4, "little") + b"."


CONSTRUCTORS = (function, cell, class_, module, method, instance, call, refused)

# For `Pickler.memo`.
MEMO = {id(made): (index, made) for index, made in enumerate(CONSTRUCTORS)}
