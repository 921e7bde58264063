"""Patterns that are compiled at their first use, and only for a text that they may match: most questions need few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

_made: list[_Pattern] = []
_needs: dict[str, tuple[str, ...]] = {}


class _Pattern:
    """Stands for a compiled pattern. Once it is compiled, what is asked of it is kept, so that later calls cost nothing more."""

    def __init__(self, text: str, flags: int) -> None:
        self.text, self.flags = text, flags
        self.key = f"{flags}/{text}"

    def search(self, text: str, *at: int) -> re.Match[str] | None:
        return self._kept("search")(text, *at) if self._may_match(text) else None

    def match(self, text: str, *at: int) -> re.Match[str] | None:
        return self._kept("match")(text, *at) if self._may_match(text) else None

    def fullmatch(self, text: str, *at: int) -> re.Match[str] | None:
        return self._kept("fullmatch")(text, *at) if self._may_match(text) else None

    def finditer(self, text: str, *at: int) -> Iterator[re.Match[str]]:
        return self._kept("finditer")(text, *at) if self._may_match(text) else iter(())

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        return self._kept("sub")(new, text, count) if self._may_match(text) else text

    def split(self, text: str) -> list[str | Any]:
        return self._kept("split")(text) if self._may_match(text) else [text]

    def findall(self, text: str) -> list[Any]:
        return self._kept("findall")(text) if self._may_match(text) else []

    def _may_match(self, text: str) -> bool:
        """Whether one of the texts that it needs is there, as far as that is known."""
        needed = _needs.get(self.key)
        if not needed:
            return True
        if self.flags & re.IGNORECASE:
            text = text.lower()
            return not text.isascii() or any(part in text for part in needed)  # "ſ" is an s, too
        return any(part in text for part in needed)

    def _kept(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            self._compiled = re.compile(self.text, self.flags)
            return self._compiled
        return self._kept(name)

    def __repr__(self) -> str:
        return f"pattern({self.text!r})"


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, but at the first use; what is wrong with the text is raised then."""
    made = _Pattern(text, int(flags))
    _made.append(made)
    return cast("re.Pattern[str]", made)


def needs() -> dict[str, tuple[str, ...]]:
    """For each pattern of the modules that are loaded, texts of which it needs one; of a pattern that ignores case in small letters."""
    from cvqa.language.needed import needed

    return {made.key: found for made in _made if (found := needed(made.text, made.flags))}


def recall(found: Mapping[str, Sequence[str]]) -> None:
    """Take what `needs` gave at an earlier time."""
    _needs.update({key: tuple(texts) for key, texts in found.items()})
