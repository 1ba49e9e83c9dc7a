"""What cannot travel, why not, and what one can do instead: the words of refusals."""

from __future__ import annotations

import re
from types import BuiltinFunctionType, CellType, FunctionType, ModuleType
from typing import Any

from .errors import CannotTravel, Refusal
from .policy import is_user_module, registered_reducer


def refusal(obj: Any, reason: str, *ways_out: str) -> Refusal:
    return Refusal(describe(obj), reason, ways_out, obj=obj)


def is_bound(cls: type) -> bool:
    """Whether the instances of a class belong to their process as a whole, though it is only
    something inside them that cannot be pickled."""
    if _users_hook(cls) is not None:
        return False
    return any(_qualified(base) in _BOUND for base in cls.__mro__)


def of_bound(obj: Any) -> Refusal:
    """The refusal of an object of which `is_bound` is true."""
    return refusal(obj, *_known(type(obj)))


def of_error(obj: Any, error: Exception) -> Refusal:
    """The refusal of an object whose own `__reduce__` or `__getstate__` raised `error`."""
    known = _known(type(obj))
    if known and _users_hook(type(obj)) is None:
        return refusal(obj, *known)
    said = f"{type(error).__name__}: {error}"
    hook = _users_hook(type(obj))
    if hook is not None:
        return refusal(
            obj,
            f"its {hook} raises {said}",
            f"have {hook} return what the object can be made from",
            *_ANY_WAY_OUT,
        )
    return refusal(obj, f"its type says so: {said}", *_ANY_WAY_OUT)


def of_call(obj: Any, function: Any) -> Refusal:
    """The refusal of an object that asks for a call which a restored program may not make."""
    name = f"{function.__module__}.{getattr(function, '__qualname__', function)}"
    return refusal(
        obj,
        f"it is rebuilt by calling {name}, which is not among the constructors that a restored "
        "program may call",
        *(_known(type(obj)) or ("", *_ANY_WAY_OUT))[1:],
    )


def of_name(obj: Any, name: str) -> Refusal:
    """The refusal of an object that travels by a name under which nothing is found."""
    return refusal(
        obj,
        f"it travels by its name, and {name} of {obj.__module__} is not elsewhere",
        "make it in an installed package, so that it travels by reference",
        "make it inside the function that needs it",
    )


def of_knot(obj: Any) -> Refusal:
    """The refusal of an object that is made from itself."""
    return refusal(
        obj,
        "what it is made from leads back to it, and it cannot be there before it is made",
        "set the attribute that leads back after it is made, so that it is state",
        "give its class a __reduce__ whose arguments do not lead back",
    )


def of_source(function: FunctionType, error: Exception) -> Refusal:
    """The refusal of a function without source text, or with another than it was made from."""
    return refusal(
        function,
        f"functions travel by source, and {error}",
        "define the function in a file or a cell whose text is still there",
        "write the function out instead of generating it with exec or a decorator",
    )


def of_parts(obj: Any, error: Exception) -> Refusal:
    """The refusal of an object of the library whose parts cannot be had."""
    if isinstance(error, CannotTravel):
        return refusal(obj, f"{error}", *_GENERATOR[1:])
    return refusal(
        obj,
        f"what it is made from cannot be had: {type(error).__name__}: {error}",
        "define what it names before it is captured",
        "keep it out of what is captured and make it where it is needed",
    )


def of_hidden(obj: Any, base: type) -> Refusal:
    """The refusal of an object that is to be frozen, and of which only its own code can tell."""
    return refusal(
        obj,
        f"what {base.__module__}.{base.__qualname__} keeps in it can only be had by calling the "
        "object's own code, which freezing never does",
        "keep a value of a built-in type in an attribute instead of deriving from that type",
        "freeze what it is made from",
    )


def describe(obj: Any) -> str:
    """Type and short repr of `obj`, without running code of the user's."""
    cls = type(obj)
    name = cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"
    # By the type: an object may say anything when it is asked for its `__class__`.
    if issubclass(cls, (FunctionType, BuiltinFunctionType, type)):
        return f"{name} {obj.__qualname__}"
    if cls is ModuleType:
        return f"module {obj.__name__}"
    if cls is CellType:
        return "cell"
    # Others may be as large as they like, and ask the user's objects inside them.
    if is_user_module(cls.__module__) or not _known(cls):
        return f"an instance of {name}"
    try:
        # Without addresses, which are another in every process.
        text = re.sub(r" at 0x[0-9a-fA-F]+", "", repr(obj))
    except Exception:
        return f"an instance of {name}"
    return f"{name} {text if len(text) <= 60 else text[:57] + '...'}"


def _users_hook(cls: type) -> str | None:
    """What of the user's decides how an instance is captured."""
    if registered_reducer(cls) is not None:
        return "reducer in copyreg.dispatch_table"
    for name in ("__reduce_ex__", "__reduce__", "__getstate__", "__getnewargs_ex__", "__getnewargs__"):
        owner = next((base for base in cls.__mro__ if name in vars(base)), object)
        if is_user_module(owner.__module__):
            return name
    return None


def _known(cls: type) -> tuple[str, ...]:
    """Why an instance of `cls` cannot travel, and the ways out; nothing for other classes."""
    return next((_TYPES[name] for base in cls.__mro__ if (name := _qualified(base)) in _TYPES), ())


def _qualified(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"


_ANY_WAY_OUT = (
    "leave it out in __getstate__ of the class that owns it, and make it again in __setstate__",
    "make it inside the function that needs it",
)
_FILE = (
    "an open file belongs to the process that opened it",
    "send the path, and open the file where it is needed",
    "read what is needed before, and keep the text or the bytes",
)
_LOCK = (
    "it keeps the threads of one process apart, and means nothing in another",
    "make it in __setstate__ of the class that owns it, and leave it out in __getstate__",
    "pass it as an argument instead of capturing it",
)
_CONNECTION = (
    "a connection belongs to the process that opened it",
    "send the address or the path, and connect where it is needed",
    "leave it out in __getstate__ and connect again in __setstate__",
)
_GENERATOR = (
    "where it has stopped is part of the interpreter that runs it",
    "send the function and its arguments, and start it where it is needed",
    "keep where it is in the attributes of an object with __iter__ and __next__, which does travel",
    "turn what it yields into a list first",
)
_COROUTINE = (
    "where it has stopped is part of the interpreter that runs it",
    "send the function and its arguments, and await it where it is needed",
    "await it first, and send what it returns",
)
_CODE_THAT_RUNS = (
    "it is a part of code that is running, and of the interpreter that runs it",
    "keep what is needed from it: names, lines and values",
    "format it with the traceback module, and keep the text",
)
_THREAD = (
    "a thread runs in one process",
    "send the function that it runs and its arguments, and start it where it is needed",
    "leave it out in __getstate__ and start it again in __setstate__",
)
_PROCESS = (
    "a process runs on one machine",
    "send the command or the function, and start it where it is needed",
    "leave it out in __getstate__ and start it again in __setstate__",
)
_QUEUE = (
    "it is shared by the threads of one process, and has locks",
    "send what is in it as a list",
    "make it in __setstate__ of the class that owns it, and leave it out in __getstate__",
)
_POOL = (
    "its workers belong to the process that started them",
    "send the number of workers, and start them where they are needed",
    "leave it out in __getstate__ and make it again in __setstate__",
)
_TASK = (
    "what it waits for is part of a running event loop",
    "await it first, and send what it returns",
    "send the function and its arguments, and start it in the other loop",
)
_LAZY_ITERATOR = (
    "it calls a function for each item, and would run it wherever it lands",
    "turn it into a list first",
    "send the function and the items, and make it where it is needed",
)
_JAVASCRIPT = (
    "it stands for an object of the JavaScript engine beside this interpreter",
    "convert it with to_py() first",
    "get it again from js where it is needed",
)
_CODE = (
    "code travels as source with the function that it belongs to",
    "send the function itself",
    "send the source text, and compile it where it is needed",
)
_DIGEST = (
    "its state is memory of the library that computes it",
    "send its digest()",
    "send the bytes, and compute it where it is needed",
)

# By module and qualified name, so that nothing has to be imported to know it.
_TYPES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("_io._IOBase", "tempfile._TemporaryFileWrapper", "mmap.mmap"), _FILE),
    **dict.fromkeys(
        (
            *("_thread.lock", "_thread.RLock", "_thread._local", "_thread._ThreadHandle"),
            *("threading.Condition", "threading.Semaphore", "threading.Event", "threading.Barrier"),
            *("multiprocessing.synchronize.SemLock",),
        ),
        _LOCK,
    ),
    **dict.fromkeys(
        ("_socket.socket", "sqlite3.Connection", "sqlite3.Cursor", "ssl.SSLSocket"), _CONNECTION
    ),
    "builtins.generator": _GENERATOR,
    "builtins.async_generator": _GENERATOR[:-1],
    "builtins.coroutine": _COROUTINE,
    **dict.fromkeys(("builtins.frame", "builtins.traceback"), _CODE_THAT_RUNS),
    "builtins.code": _CODE,
    "threading.Thread": _THREAD,
    **dict.fromkeys(("multiprocessing.process.BaseProcess", "subprocess.Popen"), _PROCESS),
    **dict.fromkeys(("queue.Queue", "_queue.SimpleQueue", "multiprocessing.queues.Queue"), _QUEUE),
    **dict.fromkeys(("concurrent.futures._base.Executor", "multiprocessing.pool.Pool"), _POOL),
    **dict.fromkeys(
        ("_asyncio.Future", "_asyncio.Task", "asyncio.events.AbstractEventLoop"), _TASK
    ),
    "concurrent.futures._base.Future": _TASK,
    **dict.fromkeys(("builtins.map", "builtins.filter", "itertools.starmap"), _LAZY_ITERATOR),
    **dict.fromkeys(("pyodide.ffi.JsProxy", "_pyodide_core.JsProxy"), _JAVASCRIPT),
    **dict.fromkeys(("_hashlib.HASH", "_hashlib.HMAC", "zlib.Compress", "zlib.Decompress"), _DIGEST),
    "_contextvars.Context": (
        "it is the state of one thread or task",
        "send a dict of its variables and their values: dict(context)",
        "make it with contextvars.copy_context() where it is needed",
    ),
}

# Those that are made of Python objects, which pickle would look into.
_BOUND = frozenset(
    name
    for name, known in _TYPES.items()
    if known in (_THREAD, _PROCESS, _QUEUE, _POOL, _TASK, _LOCK) and not name.startswith("_")
)
