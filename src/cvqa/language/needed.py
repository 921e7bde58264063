"""What a text has to hold for a pattern to match: read off the pattern, so that most patterns need not be tried."""

from __future__ import annotations

from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 2  # a single letter stands in nearly every text


def needed(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Texts of which at least one stands in whatever the pattern matches; none where that cannot be told.

    Where the pattern's flags ignore case, they are in small letters, as the text has to be; none where it says so itself.
    """
    parsed = _parser.parse(pattern, flags)
    found = _of_sequence(list(parsed))
    if parsed.state.flags & ~flags & _constants.SRE_FLAG_IGNORECASE:
        return ()
    return tuple(sorted({text.lower() for text in found} if flags & _constants.SRE_FLAG_IGNORECASE else found))


def _of_sequence(items: list[Any]) -> frozenset[str]:
    """Of all that the items of a sequence need, what says most; every item has to match."""
    options, run = [], ""
    for code, value in [*items, (None, None)]:
        if code is _constants.LITERAL:
            run += chr(value)
            continue
        options.append(frozenset({run}) if len(run) >= _SHORTEST else frozenset[str]())
        run = ""
        options.append(_of_item(code, value))
    return max(options, key=lambda texts: min(map(len, texts), default=0))


def _of_item(code: Any, value: Any) -> frozenset[str]:
    if code is _constants.SUBPATTERN:
        return _of_sequence(list(value[-1]))
    if code is _constants.BRANCH:
        branches = [_of_sequence(list(branch)) for branch in value[1]]
        return frozenset[str]().union(*branches) if all(branches) else frozenset()
    if code in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return _of_sequence(list(value[2])) if value[0] > 0 else frozenset()
    if code is _constants.ASSERT:
        return _of_sequence(list(value[1]))
    return frozenset()
