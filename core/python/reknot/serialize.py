"""The interface of pickle: one object to bytes, and back.

    data = reknot.dumps(job)
    job = reknot.loads(data)
"""

from __future__ import annotations

from typing import Any, BinaryIO, Iterable

from .capture import capture
from .errors import RestoreRefused
from .limits import Limits
from .policy import Policy
from .rebuild import restore

# The one variable of such an artifact.
_NAME = "object"


def dumps(obj: Any, *, policy: Policy | None = None, limits: Limits | None = None) -> bytes:
    """Captures one object and all it needs, as an artifact in its compact form.

    policy   what travels by value and what by reference, if not as usual
    limits   beyond which it is refused, if any
    errors   as `capture`
    """
    return capture({_NAME: obj}, policy=policy, limits=limits)


def loads(data: bytes, *, allow: Iterable[str] = ()) -> Any:
    """Rebuilds the object that `dumps` was given.

    data     an artifact in either form
    allow    as for `restore`
    errors   as `restore`; RestoreRefused too for an artifact with several names, which `capture`
             made
    """
    variables = restore(data, allow=allow)
    if list(variables) != [_NAME]:
        raise RestoreRefused(
            f"this artifact has the names {', '.join(sorted(variables)) or '(none)'}: "
            "reknot.restore gives all of them"
        )
    return variables[_NAME]


def dump(
    obj: Any, file: BinaryIO, *, policy: Policy | None = None, limits: Limits | None = None
) -> None:
    """As `dumps`, into a file that is open for writing bytes. Nothing is written if it is refused."""
    file.write(dumps(obj, policy=policy, limits=limits))


def load(file: BinaryIO, *, allow: Iterable[str] = ()) -> Any:
    """As `loads`, from a file that is open for reading bytes, up to its end."""
    return loads(file.read(), allow=allow)
