"""Answers questions about a person's CV: exactly, with citations, and without a language model."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Where each public name lives: imported when it is first used, so that `import cvqa` costs nothing.
_HOMES = {
    "Assistant": "cvqa.assistant",
    "Build": "cvqa.index.build",
    "Citation": "cvqa.answer.reply",
    "Cv": "cvqa.cv.model",
    "CvError": "cvqa.errors",
    "CvqaError": "cvqa.errors",
    "Reply": "cvqa.answer.reply",
    "Status": "cvqa.answer.reply",
    "Turn": "cvqa.assistant",
    "UsageError": "cvqa.errors",
    "ensure_build": "cvqa.indexing",
    "read_cv": "cvqa.cv.reading",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """The public name, from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cvqa' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
