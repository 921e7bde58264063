"""Patterns that are compiled at their first use, for most questions need few of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern; what is asked of it first is kept, so that later calls cost nothing more."""

    def __init__(self, text: str, flags: int) -> None:
        self._written = text, flags

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            self._compiled = re.compile(*self._written)
            return self._compiled
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found

    def __repr__(self) -> str:
        return f"pattern({self._written[0]!r})"


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, but at the first use; what is wrong with the text is raised then."""
    return cast("re.Pattern[str]", _Pattern(text, int(flags)))
