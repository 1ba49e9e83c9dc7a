"""Reknot: live Python objects, by source and with their identity, into another interpreter.

    artifact = reknot.capture({"counter": counter})
    counter = reknot.restore(artifact)["counter"]
"""

from .capture import capture
from .errors import CaptureRefused, CoreError, Error, Refusal, RestoreRefused
from .rebuild import Stepper, restore

__all__ = [
    "CaptureRefused",
    "CoreError",
    "Error",
    "Refusal",
    "RestoreRefused",
    "Stepper",
    "capture",
    "restore",
]
