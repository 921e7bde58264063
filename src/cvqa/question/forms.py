"""Forms on one line: "Employer: Acme. Title held; start; end?", "row Acme -> job title / from / to": each as one question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cvqa.language.patterns import pattern
from cvqa.question.cues import data_lines

_FORMAL = pattern(
    r"[;/|=_{}<>]|->|→|:|\s[-–—]\s|\bfields?\b|\brow\b|\bform\b|\bcolumns?\b|\bslots?\b|\btemplate\b|,|\band\b", re.IGNORECASE
)
_BREAK = pattern(
    r"\s*(?P<key>[:=])\s*|\s*(?:[;,|{}()\[\]<>?!\n&]|->|=>|→|_{2,}|\.{2,}|(?<=[a-z)])(?<!\bno)\.(?=\s|$)|\s[-–—]\s|(?<!\d)/|/(?!\d)|\sand\s|\splus\s)\s*",
    re.IGNORECASE,
)
# Words of the form itself: "field 6/14", "Row 3", "HR form", "values?", "please fill in", "number only".
_FRAME = pattern(
    r"^(?:for (?:the|our|my) [\w -]+$|(?:the|our|your|my|of|in|for|this|next|please|kindly|just|give|fill|fill in|complete|return|"
    r"slots?|to|hr|ats|crm|cv|crew|web|extract|scope|output|application|online|import|export|database|db|request|get|query|select|form|table|sheet|spreadsheet|template|entry|record|row|line|"
    r"fields?|columns?|cells?|keys?|values?|answers?|number|no|section|section \d+|only|format|json|csv|wanted|needed|required|blank|"
    r"\d+(?:/\d+)?|me|it|with|say|says|name)\W*)*$",
    re.IGNORECASE,
)
_SIGNED = pattern(
    r"\b(fields?|row|columns?|slots?|values?|template|record|form)\b\s*(?:[\d/]+\s*)?(?:[:=/{-]|->|→|$|\?|entry|import)|"
    r"_{2,}|\b(form|ats|hr|crm|crew database)\b",
    re.IGNORECASE,
)
_CLAUSE = pattern(
    r"\b(did|does|was|were|is|are|has|have|had|will|would|can|could|who|whom|what|why|how|where|which|when|he|she|they|his|her|their|i|we|you)\b",
    re.IGNORECASE,
)
_ARTICLES = pattern(
    r"^(?:(?:the|a|an|her|his|their|exact|please|give|state|name)\s+(?=\w))+|(?:\s+(?:please|only|each|too))+$|^(?:row|record|entry|line)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_OF = pattern(r"^(?P<label>[\w -]+?) (?:of|at|in|for) (?P<rest>(?:the|his|her|their)\s.+|[A-Z].+)$")
_MANY = pattern(r"\b(all|every|each|complete|full|per|list of)\b", re.IGNORECASE)
_PLACED = pattern(r"(?:previous|prior|former|first|second|third|next|last)$", re.IGNORECASE)
_NOW = pattern(r"^(current|present|latest)\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True)
class _Piece:
    """A stretch between two signs of a form; `key`: a colon or an equals sign stands behind it, `asks`: how its label is asked for."""

    text: str
    key: bool
    asks: str = ""
    now: bool = False


_BLANK = _Piece("", False)


@cache
def labels() -> dict[str, str]:
    """For each name of a field, the phrase that asks for it."""
    found: dict[str, str] = {}
    for line in data_lines("labels.txt"):
        phrase, _, names = line.partition(": ")
        found |= {name.strip(): phrase for name in names.split("|")}
    return found


def filled(text: str) -> str | None:
    """A form as one question, "Acme - under what title, start date, end date"; None where the text is none."""
    if not _FORMAL.search(text):
        return None
    pieces = _without_keys([piece for piece in _pieces(text) if piece.asks or not (piece.text and _FRAME.match(piece.text))])
    asked, about = [p for p in pieces if p.asks], list(dict.fromkeys(p.text for p in pieces if p.text and not p.asks))
    signed = bool(_SIGNED.search(text))
    if not (signed or _SEPARATED.search(text)) and any(_ambiguous(p.text) for p in asked):
        return None
    if len(asked) < (1 if signed else 2) or len(about) > (3 if signed else 2) or any(_CLAUSE.search(p) or _MANY.search(p) for p in about):
        return None
    subject = " ".join(["current"] * any(p.now for p in asked) + [", ".join(about)] * bool(about))
    return f"{subject} - {', '.join(dict.fromkeys(p.asks for p in asked))}" if subject else None


_SEPARATED = pattern(r"[;:/|=_<>]|->|→|\s[-–—]\s")  # signs that stand in forms; commas stand everywhere
_FORMAL_NAMES = frozenset(
    ["title", "dates", "employer", "position", "supervisor", "supervisors", "advisor", "advisors", "adviser", "advisers", "venue"]
)


def _ambiguous(label: str) -> bool:
    """Whether a name of a field is as often a plain word ("class", "tools", "company")."""
    return " " not in label.strip() and label.lower() not in _FORMAL_NAMES


def _pieces(text: str) -> list[_Piece]:
    """The text taken apart at the signs of a form; words joined by underscores are parted."""
    text = re.sub(r"(?<=[a-z0-9])_(?=[a-z0-9])", " ", text, flags=re.IGNORECASE)
    found: list[_Piece] = []
    at = 0
    for sign in _BREAK.finditer(text):
        found += _labelled(text[at : sign.start()], bool(sign["key"]), opens=not found)
        found += [_BLANK] * ("__" in sign[0])
        at = sign.end()
    return [*found, *_labelled(text[at:], False, opens=False)]


def _labelled(text: str, key: bool, *, opens: bool) -> list[_Piece]:
    """A stretch with what its label asks for; "dates of the Acme job" is a label and what it is asked of."""
    bare = _ARTICLES.sub("", text.strip(" .'\"“”"))
    if not bare:
        return []
    of = _OF.match(bare)
    if of and _asks(of["label"]):
        return [_Piece(of["label"], False, _asks(of["label"])), _Piece(of["rest"], False)]
    for last in (2, 1) if key and not _asks(bare) else ():
        before, behind = bare.split()[:-last], " ".join(bare.split()[-last:])
        if before and _asks(behind) and not _PLACED.match(before[0]):  # "Acme start: …", "ta_course: …"
            return [_Piece(" ".join(before), False), _Piece(behind, True, _asks(behind))]
    framing = opens and key and _FRAME.match(bare)  # "Field: …" names no field of study
    return [_Piece(bare, key, "" if framing else _asks(bare), bool(_NOW.match(bare)))]


def _without_keys(pieces: list[_Piece]) -> list[_Piece]:
    """Without the labels that are the keys of a value behind them ("employer: Acme")."""
    return [
        p for p, behind in zip(pieces, [*pieces[1:], _BLANK], strict=False) if not (p.key and p.asks and behind.text and not behind.asks)
    ]


def _asks(text: str) -> str:
    """How a label is asked for; empty for what is none."""
    return labels().get(_NOW.sub("", _ARTICLES.sub("", text)).lower().replace("-", " "), "")


__all__ = ["filled", "labels"]
