"""Reknot: live Python objects, by source and with their identity, into another interpreter.

    data = reknot.dumps(counter)
    counter = reknot.loads(data)

or several objects at once, with what they share:

    artifact = reknot.capture({"inc": inc, "get": get})
    variables = reknot.restore(artifact)
"""

from .capture import capture
from .errors import CaptureRefused, CoreError, Error, Refusal, RestoreRefused
from .explain import Explained, Report, explain, report
from .limits import Limits
from .policy import Policy
from .rebuild import Stepper, restore
from .serialize import dump, dumps, load, loads

__all__ = [
    "CaptureRefused",
    "CoreError",
    "Error",
    "Explained",
    "Limits",
    "Policy",
    "Refusal",
    "Report",
    "RestoreRefused",
    "Stepper",
    "capture",
    "dump",
    "dumps",
    "explain",
    "load",
    "loads",
    "report",
    "restore",
]
