"""Reknot: live Python objects, by source and with their identity, into another interpreter.

    data = reknot.dumps(counter)
    counter = reknot.loads(data)

or several objects at once, with what they share:

    artifact = reknot.capture({"inc": inc, "get": get})
    variables = reknot.restore(artifact)
"""

from .capture import capture
from .cached import Cached, cached
from .errors import (
    CallNotHere,
    CaptureRefused,
    CoreError,
    Error,
    NameNotHere,
    Refusal,
    RestoreRefused,
    SyntaxNotHere,
)
from .explain import Explained, Report, explain, report
from .freeze import Difference, Digest, freeze, freeze_variables, frozen, why_different
from .limits import Limits
from .policy import Policy
from .rebuild import Stepper, restore
from .serialize import dump, dumps, load, loads
from .sharing import Shared, sharing

__all__ = [
    "Cached",
    "CallNotHere",
    "CaptureRefused",
    "CoreError",
    "Difference",
    "Digest",
    "Error",
    "Explained",
    "Limits",
    "NameNotHere",
    "Policy",
    "Refusal",
    "Report",
    "RestoreRefused",
    "Shared",
    "Stepper",
    "SyntaxNotHere",
    "cached",
    "capture",
    "dump",
    "dumps",
    "explain",
    "freeze",
    "freeze_variables",
    "frozen",
    "load",
    "loads",
    "report",
    "restore",
    "sharing",
    "why_different",
]
