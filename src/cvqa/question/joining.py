"""What is asked in one breath: a question behind a statement that says what it is about, or joined to another by "and"."""

from __future__ import annotations

from dataclasses import replace

from cvqa.language.patterns import pattern
from cvqa.question.followup import NEXT, Context, Resolved
from cvqa.question.gazetteer import NameKind
from cvqa.question.leaning import own
from cvqa.question.query import Attribute, Query

# What the fields of the entry say that the statement is about, whatever its words.
_FIELDS = frozenset({Attribute.WHEN, Attribute.START, Attribute.END, Attribute.WHERE, Attribute.POSITION, Attribute.ORGANISATION})
_PERSON = pattern(r"\b(he|she|they|you|i)\b")
_LEANS = pattern(r"\b(it|that|there|them)\b")
_SUITED = pattern(
    r"\b(any (evidence|sign|proof|experience|such)|(done|did|do) (that|this|so|it)|qualif(y|ies|ied)|suit(s|ed|able)?"
    r"|fit (the|that|this))\b"
)
_TRAILS = pattern(r"^(and |plus |also )*(in|at|with|under|by|from|for|of|to|as|on|since|until) (which|what|whose|whom|when|where)\b")


_WHICH = pattern(
    r"^(and |plus |also )*which( one| ones)?( of (them|these|those))? (is|was|are|were|came|lasted|runs?|ran|expires?|ends?|pays?|paid)\b"
)


def needs_statement(query: Query) -> bool:
    """Whether a question behind a statement says nothing without it: "I read of a musical. How many pupils?"."""
    if _SUITED.search(query.low) and len(own(query)) < 2 and not query.kinds:
        return True
    if query.has("form:overview") or (query.kinds and query.has("form:list")):
        return False
    if _names_something(query) or any(k.plural for k in query.kinds) or _FIELDS.intersection(query.attributes):
        return False
    return bool(not _PERSON.search(query.low) or _LEANS.search(query.low))


def within(query: Query, context: Context | None) -> Resolved | None:
    """A question joined to another (", and at which school?"), confined to what that one was about; None where it says more."""
    if context and len(context.focus) > 1 and _WHICH.search(query.low) and len(own(query)) < 2 and not (query.kinds or query.mentions):
        return Resolved(replace(query, anaphora=True), among=context.focus)
    if context is None or not context.focus or _names_something(query) or NEXT.search(query.low):
        return None
    kinds = {k.kind for k in query.kinds}
    of_it = any(kinds & set(r.kinds) for r in context.focus) and not any(k.plural for k in query.kinds)
    if not (_TRAILS.search(query.low) or (of_it and query.attributes)):
        return None
    return Resolved(replace(query, anaphora=True, kinds=()), among=context.focus)


def _names_something(query: Query) -> bool:
    """Whether a question has words, names, a degree or a time of its own; a name that is no content only says whose CV it is."""
    named = any(m.name.kind is not NameKind.OWNER and not m.covers.isdisjoint(query.content) for m in query.mentions)
    return bool(own(query) or named or query.level or query.time)
