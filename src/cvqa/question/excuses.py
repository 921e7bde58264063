"""Excuses around a question: "sorry, typing with one hand, what was …", "… sorry for my English". They are no part of what is asked."""

from __future__ import annotations

import re

from cvqa.language.lexicon import is_english
from cvqa.language.patterns import pattern
from cvqa.language.words import words
from cvqa.question.asked_kinds import asked_kinds
from cvqa.question.cues import cues

_SORRY = r"(?:so |very |really |i am |i'm |im |my )*(?:sorry|apologies|apologi[sz]e|excuse (?:me|my|the)|pardon|forgive (?:me|my|the))"
_WH = r"(?:who|whom|whose|what|wat|which|when|where|why|how)"
_AUXILIARY = r"(?:can|could|do|did|does|is|was|were|are|has|have)"
_OPENS = rf"^\W*(?:(?:hi|hello|hey|ok|okay|um|uh|oh)\b\W*)*{_SORRY}\b(?P<said>[^?!;:\n]*?)"
_BEFORE = (
    pattern(rf"{_OPENS}\s*[^\w\s'’]+\s+(?:(?:but|and|so)\s+)?(?=(?:{_WH}|{_AUXILIARY})\b)", re.IGNORECASE),
    pattern(rf"{_OPENS}\s+(?:(?:but|and|so)\s+)?(?={_WH}\b)", re.IGNORECASE),
)
_BEHIND = pattern(rf"[\s,.;(–—-]+{_SORRY}\b(?P<said>[^?!;\n]*?)[\s.!?)]*$", re.IGNORECASE)
_LONGEST = 14  # words


def without_excuses(text: str) -> str:
    """The text without the excuses before and behind it that name nothing and ask for nothing."""
    for around in (*_BEFORE, _BEHIND):
        match = around.search(text)
        rest = f"{text[: match.start()]}{text[match.end() :]}" if match else ""
        if match and _is_hollow(match["said"]) and len(words(rest)) > 1:
            text = f"{rest}?" if around is _BEHIND and match[0].rstrip().endswith("?") else rest
    return text


def _is_hollow(said: str) -> bool:
    """Whether a stretch is a few plain English words that neither name something nor ask for it."""
    found = words(_ITSELF.sub(" ", said))
    plain = all(not w.number and (w.low == "i" or not w.capital) and (len(w.low) < 3 or is_english(w.low)) for w in found)
    asks = any(cue.family in ("attribute", "form", "refuse") for cue in cues(found))
    return plain and len(found) <= _LONGEST and not asks and not asked_kinds(found, frozenset()).covers


# What people excuse, which would ask for something elsewhere.
_ITSELF = pattern(
    r"\b(?:typos?|my (?:\w+ )?(?:english|grammar|spelling|keyboard)|(?:my|a|the|from|on) (?:phone|mobile|train|bus))\b", re.IGNORECASE
)

__all__ = ["without_excuses"]
