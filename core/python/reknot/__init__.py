"""Reknot: live Python objects, by source, with their identity, into another interpreter."""

from .capture import capture
from .errors import CaptureRefused, CoreError, Error, Refusal, RestoreRefused

__all__ = [
    "CaptureRefused",
    "CoreError",
    "Error",
    "Refusal",
    "RestoreRefused",
    "capture",
]
