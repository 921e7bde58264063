"""Whether a question leans on the chat: what it names by itself, what it leaves out, and which words point back."""

from __future__ import annotations

from cvqa.language.lexicon import weight
from cvqa.language.patterns import pattern
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import Attribute, Query

ELLIPSIS = pattern(
    r"^(and |but |or |so |ok |then |also |no |nope |sorry |not that one |not that |actually |rather |wait |oh )*"
    r"(what about|how about|and|what of|(the )?same( question| thing)? (for|about|at|with)|for|at|in|of|with|as for|also|no|nope|sorry|"
    r"i mean|i meant|make that|rather)\b"
)


LEANS = pattern(
    r"\b((?<!is )(?<!are )(?<!was )(?<!were )there|that|it|its|"
    r"this(?! (person|candidate|guy|man|woman|cv|page|applicant|researcher|individual|profile))|"
    r"these(?! days)|those(?! days)|them|(by|back|since|until) then|one|ones|both|the other|the rest|the same|which of)\b"
)


def own(query: Query) -> tuple[int, ...]:
    """The words of a question that name something by themselves."""
    return tuple(n for n in query.content if weight(query.words[n].low) > 0.3 or (query.words[n].capital and n))


ALONE = ("overview", "profile", "strengths", "current")


def stands_alone(query: Query) -> bool:
    """Whether the question is about the person as a whole, and so needs no context."""
    return (
        query.has(
            *(f"form:{f}" for f in ALONE),
            "attribute:email",
            "attribute:phone",
            "attribute:contact",
            "attribute:website",
            "attribute:location",
        )
        or bool(query.kinds and not query.anaphora)
        or any(a.startswith(("talk:", "refuse:")) for a in query.asks)
    )


def asked(query: Query) -> tuple[Attribute, ...]:
    """The attributes that a question asks for by itself; "what about" asks for none."""
    return tuple(a for a in query.attributes if a is not Attribute.DESCRIBE)


def is_ellipsis(query: Query, low: str, names_something: bool) -> bool:
    if query.has("form:overview") or (query.yesno and len(query.words) > 4):
        return False
    short = len(query.words) <= 4 and not asked(query) and not query.yesno and not _WHO_DID.search(low)
    joined = bool(ELLIPSIS.search(low)) and not _WHOLE.search(low)
    return (names_something or (bool(query.kinds) and joined)) and (short or (joined and not asked(query)))


# "And who did she sell it to?" asks by itself, whatever it is joined by.
_WHOLE = pattern(
    r"^(?:and |so |but |also |then |ok )+(?:who|whom|whose|where|when|why|which|what (?!about\b|of\b)|how (?!about\b))\b.*"
    r"\b(?:did|does|do|is|was|were|has|have|had|are|will) (?:he|she|they|you|it|that|there)\b"
)


_WHO_DID = pattern(
    r"^(?:and |so |but )*(?:who|whom|whose|where|when|why|how (?!about\b|long\b|many\b|much\b)) ?\w+ (?:it|that|this|them|him|her|there)\b"
)


def elsewhere(query: Query) -> bool:
    """Whether the question only moves the earlier one to another place ("and at B?"): what was asked for stays what it was."""
    return (
        bool(_AT.search(query.low))
        and bool(query.mentions)
        and all(m.name.kind is NameKind.ORGANISATION or not m.whole for m in query.mentions)
    )


_AT = pattern(r"^(?:and |so |then |also |but |what about |how about )*(?:at|for|with|in)\b")
