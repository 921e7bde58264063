"""A visitor's text before it is understood: shorthand written out, then taken apart into the questions it holds."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_CONTRACTIONS = (
    (re.compile(r"\b(what|who|where|when|how|why|that|there|here|it|he|she|which)['’]s\b", re.I), r"\1 is"),
    (re.compile(r"\b(what|who|where|when|how|why|they|you|we)['’]re\b", re.I), r"\1 are"),
    (re.compile(r"\b(who|what|where|how|he|she|they|you|we|it)['’]d\b", re.I), r"\1 did"),
    (re.compile(r"\b(they|you|we|who)['’]ve\b", re.I), r"\1 have"),
    (re.compile(r"\b(\w+)n['’]t\b", re.I), r"\1 not"),
    (re.compile(r"%"), " percent "),
    (re.compile(r"\be-mail", re.I), "email"),
    (re.compile(r"\bpart[ -]time\b", re.I), "part-time"),
)
# What people wrap around a question: it is not part of what they ask.
_WRAPPINGS = (
    re.compile(
        r"^\W*(hi|hii+|hello|hey|hiya|good (morning|afternoon|evening)|greetings|dear [\w ]{1,30}|yo|ok(ay)?|so|well|um+|uh+|please)\b[\s,.!:👋-]*",
        re.I,
    ),
    re.compile(r"[\s,.!-]*\b(thanks?( you)?( (so|very) much)?|thx|cheers|please|best regards.*|kind regards.*)[\s.!]*$", re.I),
)
_SPLIT = re.compile(r"(?<=[?])\s+|(?<=[a-z0-9)][.!])\s+(?=[A-Z])|\n+|(?<=[a-z0-9)]);\s+")
_ASKS = re.compile(
    r"\?|\b(who|what|where|when|why|which|how|whose|whom|list|name|tell|show|give|explain|describe|count|confirm|verify|summar\w+|"
    r"number of|sum up|i need|lay out|place|any)\b|^(is|are|was|were|did|does|do|has|have|had|can|could|would|will)\b",
    re.I,
)
# A second question joined to the first by "and".
_JOINED = re.compile(
    r"[,;]?\s+(?:and|und|plus|also)\s+(?=(?:(?:also|in|at|for|with|from|to|by|on)\s+)*(?:who|what|where|when|why|which|how|whose|whom|did|does|is|was|are|were|has|can)\b)"
    r"|\?\s*(?=\w)",
    re.I,
)


@cache
def _shorthand() -> dict[str, str]:
    lines = files("cvqa.question").joinpath("data", "shorthand.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" = ", 1) for line in lines if " = " in line and not line.startswith("#"))
    return {short: long for short, long in pairs}


def written_out(text: str) -> str:
    """The text with typed shorthand and contractions written out."""
    for pattern, put in _CONTRACTIONS:
        text = pattern.sub(put, text)
    parts = re.split(r"(\s+|(?<=\w)[?!,;:]+(?=\s|$))", text)
    return "".join(_shorthand().get(part.lower(), part) if part[:2].lower() != part[:2] or part.islower() else part for part in parts)


def unwrapped(text: str) -> str:
    """The text without greetings before it and thanks behind it, unless nothing else is left."""
    for pattern in _WRAPPINGS:
        for _ in range(3):
            rest = pattern.sub("", text)
            if rest == text or len(re.findall(r"\w+", rest)) < 2:
                break
            text = rest
    return text


def questions(text: str) -> tuple[str, ...]:
    """The questions that a text holds, in order; the text as a whole where it holds one."""
    text = unwrapped(written_out(text.strip()))
    sentences = [s.strip() for s in _SPLIT.split(text) if re.search(r"\w", s)]
    asking = [s for s in sentences if _ASKS.search(s)] if len(sentences) > 1 else sentences
    found = [part for s in asking or sentences for part in _parts(s)]
    return tuple(found[:4]) or (text,)


def _parts(sentence: str) -> list[str]:
    parts = [p.strip(" ?") for p in _JOINED.split(sentence) if p and p.strip(" ?")]
    return parts if len(parts) > 1 else [sentence]
