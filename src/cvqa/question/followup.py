"""Follow-ups: a question that leans on the chat is completed from the visitor's earlier one, by carrying over what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.leaning import ALONE, ELLIPSIS, LEANS, asked, elsewhere, is_ellipsis, own, stands_alone
from cvqa.question.pointing import pointed
from cvqa.question.query import Attribute, KindAsked, Query
from cvqa.question.timeframe import TimeFrame

NEXT = pattern(
    r"\b(before (that|it|this|then|those)|after (that|it|this|then|those)|next|previously|afterwards?|thereafter|"
    r"then what|what then|since then|prior to (that|it|this)|preceding that|(right )?before|"
    r"(right )?after)( that)?( one| job| role| post| position| degree| stint| school| place)?$|\b(before|after) (that|it|this|then)\b"
)


@dataclass(frozen=True)
class Context:
    """The question before this one, as understood, and the records that its answer was about, in the answer's order."""

    query: Query
    focus: tuple[Record, ...]
    people: tuple[str, ...] = ()  # whom the question and its answer named, in order
    listing: tuple[Record, ...] = ()  # the last list that the chat came from
    time: TimeFrame | None = None  # the time that it was about, which "then" means
    told: tuple[Record, ...] = ()  # the entries of which its answer told some sentences, each with these alone


@dataclass(frozen=True)
class Resolved:
    """A complete question: the Query, the records it is confined to (None: all), and whether it still leans on what nobody said."""

    query: Query
    among: tuple[Record, ...] | None = None
    anchor: tuple[Record, ...] = ()
    dangling: bool = False
    near: tuple[Record, ...] = ()  # what the chat was about, for a question that may go without it
    told: tuple[Record, ...] = ()  # of what it is confined to, the sentences that were told
    wide: Query | None = None  # the question as it may be asked of the whole CV, where what it is confined to does not answer it


# "Then", and what else points back to a time that was named before.
_TIME = r"(?:window|gap|period|stretch|interval|hole|break|pause|phase|spell|years?|months?|summer|autumn|winter|spring)"
_THEN = pattern(
    r"\b(?:then|meanwhile|in between|at (?:that|the) time|around that time)$"
    r"|\b(?:in|during) (?:it|that|this)$"
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
    if timed is not query:
        return Resolved(timed)
    found = _completed(query, context)
    leans = context and (found.among == context.focus or (not found.among and len(query.words) <= _FRAGMENT))
    return replace(found, told=context.told) if context and leans else found


def _completed(query: Query, context: Context | None) -> Resolved:
    low = query.low
    names_something = bool(own(query) or query.mentions or query.level or (query.time and not query.time.now))
    if now := _of_now(query, context):
        return now
    if NEXT.search(low) and not names_something:
        return _beside(query, context)
    if context and context.focus and query.mentions and not query.time and _NEXT_THERE.search(low):
        return Resolved(replace(query, beside=_direction(query)), anchor=context.focus)
    if context is None:
        return _alone(query, low, names_something)
    if context.focus and _ASIDE.search(low) and not names_something:
        return Resolved(replace(query, beside="during", content=()), anchor=context.focus)
    return (
        _fragment(query, context)
        or _picked(query, context)
        or _demonstrated(query, context)
        or _leaning(query, context, low, names_something)
        or Resolved(query, near=context.focus)
    )


def _of_now(query: Query, context: Context | None) -> Resolved | None:
    """What goes on now, whatever the chat is about; "and now?" asks for what was asked before."""
    if not (query.time and query.time.now):
        return None
    if context and len(query.words) <= _SHORT and ELLIPSIS.search(query.low):
        return _elliptic(query, context)
    return None if own(query) or query.yesno or re.search(r"\b(there|it|that)\b", query.low) else Resolved(query)


def _fragment(query: Query, context: Context) -> Resolved | None:
    """A bare attribute, or the mail of the referees, asked of what the chat is about."""
    if _is_fragment(query, context):
        names_itself = query.kinds or query.hints or own(query)
        return Resolved(replace(query, kinds=(), anaphora=True), among=context.focus, wide=query if names_itself else None)
    of_theirs = Attribute.EMAIL in query.attributes and not query.mentions and _of_referees(context)
    return Resolved(replace(query, anaphora=True), among=context.focus) if of_theirs else None


_OF_A_TIME = pattern(r"\bones? (?:from|in|of|won in|given in|dated)\b|\bthe (?:19|20)\d\d ones?\b")


def _of_referees(context: Context) -> bool:
    """Whether the chat is about some of the referees, so that "her email" is theirs."""
    return 0 < len(context.focus) <= _FEW and all(r.entry.kind is Kind.REFEREE for r in context.focus)


def _picked(query: Query, context: Context) -> Resolved | None:
    """What is asked of the ones of the last list that the question picks out: by their year, or by their place."""
    if query.time and _OF_A_TIME.search(query.low) and not own(query) and (dated := _of_time(query.time, context)):
        return _chosen(replace(query, time=None), context, dated)
    chosen = pointed(query, context.listing or context.focus, context.focus)
    return None if chosen is None else _chosen(query, context, chosen)


def _of_time(time: TimeFrame, context: Context) -> tuple[Record, ...]:
    """Those of the last list that began in a year: "the one from 2015"."""
    listed = context.listing or context.focus
    return tuple(r for r in listed if r.period and r.period.start and time.first.year <= r.period.start.year <= time.last.year)


# What went on beside the entry that the chat is about.
_ASIDE = pattern(
    r"\b(?:on the side|at the same time|at that time|in parallel|simultaneously|meanwhile|alongside (?:that|it|this)|next to (?:that|it))\b"
    r"|\b(?:another|other|else|second|further|additional|anything)\b.*\b(?:then|back then|at the time|during (?:it|that time))$"
)
_VERBS = pattern(r"\b(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|may|might|should|tell|list|give|show)\b")
_FRAGMENT = 5  # words


def _is_fragment(query: Query, context: Context) -> bool:
    """Whether a question is no more than the attribute that it asks for ("first author?", "his role?", "how many arches?")."""
    asks = (query.content or query.hints) and (asked(query) or query.has("form:count", "form:duration"))
    whole = (
        any(m.whole for m in query.mentions)
        or query.level
        or query.time
        or any(k.plural for k in query.kinds)
        or stands_alone(replace(query, kinds=()))
    )
    few = 0 < len(context.focus) <= _FEW and len(query.words) <= _FRAGMENT
    other = _VERBS.search(query.low) or ELLIPSIS.search(query.low) or LEANS.search(query.low)
    return bool(asks) and few and not whole and not other and not query.ordinal > 1


_SHORT = 3  # words
_FEW = 4  # entries that one answer may have been about for a word behind it to be asked of them


_ON_IT = pattern(r"\b(thing|entry|item|date|event|line)s?\b.*\bon (there|here|it|this|that)\b")  # the oldest thing on the page


def _alone(query: Query, low: str, names_something: bool) -> Resolved:
    """A question that opens the chat: it dangles where it leans on something and names nothing."""
    if query.has("form:first", "form:last") and _ON_IT.search(low):
        return Resolved(query)
    leans = not query.has(*(f"form:{f}" for f in ALONE)) and bool(
        LEANS.search(low) or ELLIPSIS.search(low) or query.ordinal in (-2, 2, 3, 4, 5)
    )
    if not (query.mentions or query.level or query.time) and (_THAT_ONE.search(low) or _points_at_kind(query)):
        return Resolved(query, dangling=True)
    points = bool(re.search(r"(?<!\bon )\bthere\b(?! (is|are|was|were|any))", low)) and not re.search(r"\b(is|are|was|were) there\b", low)
    return Resolved(query, dangling=leans and not names_something and (not query.kinds or points))


_THAT_ONE = pattern(r"\b(?:that|this) one\b")


def _points_at_kind(query: Query) -> bool:
    """Whether a question speaks of "that position", as if one had been named."""
    return any(k.first and query.words[k.first - 1].low in ("that", "those") for k in query.kinds)


def _leaning(query: Query, context: Context, low: str, names_something: bool) -> Resolved | None:
    """A question that leaves something out, or says "it" or "there"; None where it is complete."""
    if is_ellipsis(query, low, names_something):
        return _elliptic(query, context)
    alone = stands_alone(query)
    if not names_something and not alone:
        return Resolved(replace(query, anaphora=True), among=context.focus or None, dangling=not context.focus)
    if LEANS.search(low) or not (query.mentions or query.kinds or query.level or query.time or alone):
        return Resolved(replace(query, anaphora=True), among=context.focus or None)
    return None


def _beside(query: Query, context: Context | None) -> Resolved:
    if context is None or not context.focus:
        return Resolved(query, dangling=True)
    low, direction = query.low, _direction(query)
    kinds = query.kinds or (_carried(context.query) if "one" in low.split() else ())
    return Resolved(replace(query, beside=direction, content=(), mentions=(), kinds=kinds), anchor=context.focus)


_NEXT_THERE = pattern(r"\b(?:before|after) (?:that|this|it)(?: one| job| role| post| position)?$")


def _direction(query: Query) -> str:
    return "after" if re.search(r"\b(after|afterwards?|next|then|since)\b", query.low) and "before" not in query.low else "before"


def _chosen(query: Query, context: Context, chosen: Sequence[Record]) -> Resolved:
    """What is asked of the one of a list that the question points at; where it asks for nothing, what was asked before."""
    if not chosen:
        return Resolved(query, dangling=True)
    asks = frozenset(a for a in query.asks if a not in ("form:nth", "form:first", "form:last"))
    attributes = query.attributes if asked(query) else asked(context.query) or query.attributes
    return Resolved(replace(query, content=(), ordinal=0, asks=asks, kinds=(), attributes=attributes), among=tuple(chosen))


_POINTING = frozenset({"that", "this", "the", "same", "those", "these"})


def _demonstrated(query: Query, context: Context) -> Resolved | None:
    """ "In that role", "the paper": a noun that only points at what the chat was about, and asks for no kind."""
    kinds = query.kinds or query.anchors
    pointing = [k for k in kinds if k.first and query.words[k.first - 1].low in _POINTING]
    meant = tuple(r for r in context.focus if any(k.kind in r.kinds for k in pointing))
    if not pointing or not meant or own(query) or query.level or query.time or query.has(*_OF_MANY):
        return None
    if any(query.words[k.first - 1].low == "the" and (k.plural or len(meant) > 1) for k in pointing):
        return None
    return Resolved(replace(query, kinds=(), anchors=(), beside="", anaphora=True), among=meant)


_OF_MANY = ("form:list", "form:count", "form:first", "form:last", "form:longest", "form:shortest", "form:most", "form:compare")


def _carried(before: Query) -> tuple[KindAsked, ...]:
    return tuple(kind.carried() for kind in before.kinds)


def _elliptic(query: Query, context: Context) -> Resolved:
    """ "And at B?": the earlier question with the new name, time or kind in the place of its own."""
    before = context.query
    asks = query.asks | frozenset(a for a in before.asks if a.startswith(("form:", "attribute:")))
    moved = (query.time and not own(query)) or elsewhere(query)
    kinds = query.kinds or (_carried(before) if moved else ())
    merged = replace(query, attributes=asked(query) or before.attributes or query.attributes, asks=asks, kinds=kinds, yesno=query.yesno)
    if query.time and not query.time.now and not own(query) and before.content and before.time is None:
        return Resolved(merged, among=context.focus or None)
    inside = [r for r in context.focus if all(query.words[n].stem in r.bag for n in own(query))] if own(query) else []
    return Resolved(merged, among=tuple(inside) or None, near=context.focus if query.kinds else ())
