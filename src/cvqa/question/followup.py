"""Follow-ups: a question that leans on the chat is completed from the visitor's earlier one, by carrying over what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cvqa.index.records import Record
from cvqa.language.lexicon import weight
from cvqa.question.query import Attribute, Query
from cvqa.question.timeframe import TimeFrame

_ELLIPSIS = re.compile(r"^(and |but |or |so |ok |then |also )*(what about|how about|and|what of|same for|for|at|in|with|as for|also)\b")
_NEXT = re.compile(
    r"\b(before (that|it|this|then|those)|after (that|it|this|then|those)|next|previously|afterwards?|"
    r"then what|what then|since then|prior to (that|it|this)|preceding that|(right )?before|"
    r"(right )?after)( that)?$|\b(before|after) (that|it|this|then)\b"
)
_LEANS = re.compile(
    r"\b(there|that|it|its|this(?! (person|candidate|guy|man|woman|cv|page|applicant|researcher|individual|"
    r"profile))|these(?! days)|those(?! days)|them|(by|back|since|until) then|one|ones|both|the other|the rest|the same|which of)\b"
)


@dataclass(frozen=True)
class Context:
    """The question before this one, as understood, and the records that its answer was about, in the answer's order."""

    query: Query
    focus: tuple[Record, ...]
    people: tuple[str, ...] = ()  # whom the question and its answer named, in order
    listing: tuple[Record, ...] = ()  # the last list that the chat came from
    time: TimeFrame | None = None  # the time that it was about, which "then" means


@dataclass(frozen=True)
class Resolved:
    """A complete question: the Query, the records it is confined to (None: all), and whether it still leans on what nobody said."""

    query: Query
    among: tuple[Record, ...] | None = None
    anchor: tuple[Record, ...] = ()
    dangling: bool = False
    people: tuple[str, ...] = ()  # whom "her" or "the latter" means


def own(query: Query) -> tuple[int, ...]:
    """The words of a question that name something by themselves."""
    return tuple(n for n in query.content if weight(query.words[n].low) > 0.3 or (query.words[n].capital and n))


_PRONOUNS = {"he": {"he", "him", "his"}, "she": {"she", "her", "hers"}, "they": {"they", "them", "their"}}


def meant(query: Query, context: Context | None, owner_pronoun: str) -> tuple[str, ...]:
    """The people that a pronoun which is not the owner's, or "the latter", points back to."""
    if context is None or not context.people:
        return ()
    said = {w.low for w in query.words}
    if said & {"latter", "second", "last"}:
        return context.people[-1:]
    if said & {"former", "first"}:
        return context.people[:1]
    others = set().union(*(words for pronoun, words in _PRONOUNS.items() if pronoun != owner_pronoun))
    if not owner_pronoun or not said & others:
        return ()
    return context.people if said & {"them", "they", "their"} else context.people[-1:]


# "Then", and what else points back to a time that was named before.
_TIME = r"(?:window|gap|period|stretch|interval|hole|break|pause|phase|spell|years?|months?|summer|autumn|winter|spring)"
_THEN = re.compile(
    r"\b(?:then|meanwhile|in between|at (?:that|the) time|around that time)$"
    rf"|\b(?:in|during|with|for|over|about|within) (?:it|(?:that|this|those|these)(?: (?:time|{_TIME}))?)$"
    rf"|\b(?:that|this|those|these) {_TIME}\b"
    r"|^(?:so |and )?what (?:happened|was going on|was that|went on|is the story|is the explanation|explains (?:it|that))(?: there| here)?$"
)


def _at_that_time(query: Query, context: Context | None) -> Query:
    """The question with the time that its "then" means."""
    match = _THEN.search(query.low)
    if context is None or context.time is None or query.time or query.mentions or query.has("form:duration") or not match:
        return query
    words = range(query.low[: match.start()].count(" "), query.low[: match.end()].count(" ") + 1)
    asks = query.asks - {"form:gap", "attribute:reason"}
    content = tuple(n for n in query.content if n not in words)
    return replace(query, time=replace(context.time, covers=frozenset()), content=content, asks=asks, anaphora=False)


def resolve(query: Query, context: Context | None) -> Resolved:
    """Complete a question from its context; without one, say whether it lacks something."""
    timed = _at_that_time(query, context)
    return Resolved(timed) if timed is not query else _completed(query, context)


def _completed(query: Query, context: Context | None) -> Resolved:
    low = " ".join(w.low for w in query.words)
    names_something = bool(own(query) or query.mentions or query.level or (query.time and not query.time.now))
    if query.time and query.time.now and not own(query) and not re.search(r"\b(there|it|that)\b", low) and not query.yesno:
        return Resolved(query)
    if _NEXT.search(low) and not names_something:
        return _beside(query, context)
    if context is None:
        leans = bool(_LEANS.search(low) or _ELLIPSIS.search(low) or query.ordinal in (-2, 2, 3, 4, 5))
        bare = not names_something and (
            not query.kinds
            or bool(re.search(r"\bthere\b(?! (is|are|was|were|any))", low) and not re.search(r"\b(is|are|was|were) there\b", low))
        )
        return Resolved(query, dangling=bare and leans)
    if (
        query.ordinal
        and max(len(context.focus), len(context.listing)) > 1
        and not own(query)
        and (query.ordinal < 0 or query.ordinal > 1 or _LEANS.search(low))
    ):
        return _nth(query, context)
    if _is_ellipsis(query, low, names_something):
        return _elliptic(query, context)
    if not names_something and not _stands_alone(query):
        return Resolved(replace(query, anaphora=True), among=context.focus or None, dangling=not context.focus)
    if _LEANS.search(low) or not (query.mentions or query.kinds or query.level or query.time or _stands_alone(query)):
        return Resolved(replace(query, anaphora=True), among=context.focus or None)
    return Resolved(query)


_ALONE = ("overview", "profile", "strengths", "current")


def _stands_alone(query: Query) -> bool:
    """Whether the question is about the person as a whole, and so needs no context."""
    return (
        query.has(
            *(f"form:{f}" for f in _ALONE),
            "attribute:email",
            "attribute:phone",
            "attribute:contact",
            "attribute:website",
            "attribute:location",
        )
        or bool(query.kinds and not query.anaphora)
        or any(a.startswith(("talk:", "refuse:")) for a in query.asks)
    )


def _beside(query: Query, context: Context | None) -> Resolved:
    if context is None or not context.focus:
        return Resolved(query, dangling=True)
    low = " ".join(w.low for w in query.words)
    direction = "after" if re.search(r"\b(after|afterwards?|next|then|since)\b", low) and "before" not in low else "before"
    return Resolved(replace(query, beside=direction, content=(), mentions=()), anchor=context.focus)


def _nth(query: Query, context: Context) -> Resolved:
    focus = context.focus if len(context.focus) > 1 else context.listing or context.focus
    if query.ordinal == -2:
        chosen: Sequence[Record] = [r for r in focus if r not in context.focus] or focus[1:]
    elif query.ordinal == -1:
        chosen = focus[-1:]
    else:
        chosen = focus[query.ordinal - 1 : query.ordinal]
    if not chosen:
        return Resolved(query, dangling=True)
    asks = frozenset(a for a in query.asks if a not in ("form:nth", "form:first", "form:last"))
    return Resolved(replace(query, content=(), ordinal=0, asks=asks, kinds=()), among=tuple(chosen))


def _asked(query: Query) -> tuple[Attribute, ...]:
    """The attributes that a question asks for by itself; "what about" asks for none."""
    return tuple(a for a in query.attributes if a is not Attribute.DESCRIBE)


def _is_ellipsis(query: Query, low: str, names_something: bool) -> bool:
    if query.has("form:overview") or (query.yesno and len(query.words) > 4):
        return False
    short = len(query.words) <= 4 and not _asked(query) and not query.yesno
    joined = bool(_ELLIPSIS.search(low))
    return (names_something or (bool(query.kinds) and joined)) and (short or (joined and not _asked(query)))


def _elliptic(query: Query, context: Context) -> Resolved:
    """ "And at B?": the earlier question with the new name, time or kind in the place of its own."""
    before = context.query
    asks = query.asks | frozenset(a for a in before.asks if a.startswith(("form:", "attribute:")))
    kinds = query.kinds or (before.kinds if query.time and not own(query) else ())
    merged = replace(query, attributes=_asked(query) or before.attributes or query.attributes, asks=asks, kinds=kinds, yesno=query.yesno)
    if query.time and not own(query) and before.content and before.time is None:
        return Resolved(merged, among=context.focus or None)
    inside = [r for r in context.focus if all(query.words[n].stem in r.bag for n in own(query))] if own(query) else []
    return Resolved(merged, among=tuple(inside) or None)
