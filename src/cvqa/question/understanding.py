"""From words to a Query: cues, nouns, names and times are found, and every word that none of them explains is kept as content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cvqa.cv.model import Kind
from cvqa.language.lexicon import person_nouns
from cvqa.language.numbers import PLACES
from cvqa.language.patterns import pattern
from cvqa.language.words import Word, stems, words
from cvqa.question.asked_kinds import Asked, asked_kinds, excluded, levels, nouns, singular
from cvqa.question.cues import Cue, cues, filler, flat
from cvqa.question.gazetteer import Gazetteer, Mention
from cvqa.question.query import Attribute, KindAsked, Query
from cvqa.question.strangers import strangers
from cvqa.question.timeframe import TimeFrame, timeframe

_YESNO = pattern(
    r"^(and |so |but |also |then )?(whether|(is|are|was|were|am|did|does|do|has|have|had|can|could|will|"
    r"would)( not)?) (?!you (please |kindly |briefly |quickly )?(tell|give|show|list|name|explain|describe|help|say|sum|"
    r"summari[sz]e|introduce|outline|share|provide|send|point|walk|remind|put) )"
)
# "When she worked in Leeds, was she a member?"
_YESNO_BEHIND = pattern(
    r"^\W*(and |so |but )?(when|while|whilst|before|after|by the time|at the time|during|once|since)\b[^?,]*, "
    r"(is|was|were|did|does|do|has|have|had|can|could|will) (?!you )\w+\b",
    re.IGNORECASE,
)
_TAG = pattern(
    r"\b(right|correct|true|false|huh|no|yes|is it not|is he not|was it not|did not he|accurate|holds|"
    r"true or (not|false|untrue)|or is that \w+|or not|does that (match|hold)|is that (right|true|correct|so|"
    r"accurate))$"
    r"|\b(confirm|verify|double check|is it true|is it correct|is it right|can you confirm|fact check|"
    r"background check)\b|\bback the claim\b"
)
_ANAPHORA = pattern(
    r"\b((?<!on )(?<!is )(?<!are )(?<!was )(?<!were )there|that|it|its|"
    r"this(?! (person|candidate|guy|man|woman|cv|page|applicant|researcher|individual|profile))|these(?! days)|those(?! days)|"
    r"them (?=both)|(by|back|since|until) then|that one|this one|the (other|second|third|"
    r"first|last|older|newer|former|latter|next|previous)( one)?( too)?$|"
    r"the same|the others?|both of (them|these|those)|which of (them|these|those)|them|of them|one of them|the rest|which one|that one)\b"
)
_BESIDE = pattern(
    r"\b(right |just |immediately |directly |straight |soon |shortly )?(before|prior to|preceding|preced\w+|"
    r"(?<!look )(?<!looked )(?<!looks )(?<!looking )(?<!named )after|"
    r"following|follow(?:ed|s)(?! by)|succeeded|once|since(?! when)|during(?! wh)|while|as soon as|ahead of|leading up to)\b"
)
# Time spent somewhere: what was done in it is what was done there, unless things of a kind are asked for.
_STAY = pattern(
    r"\b(during|while) (his|her|their|the|your) (time|stay|stint|spell|tenure|years?|months|weeks|days) (at|with|in|as|there)\b"
)
# Of a list; beyond the twelfth nobody counts in words. -1 is the last, -2 the other one.
_ORDINALS = PLACES | {"last": -1, "other": -2, "former": 1, "latter": -1}
_ORDINAL = pattern(
    rf"(?<!\d )\b(?:the |number |no )?({'|'.join(_ORDINALS)})"
    r"(?: (?:one|of (?:them|those|these)))?\b(?! author| year| name| introduc| intro\b| pitch| summary| overview| read\b)"
)


_RELATIONS = frozenset({Attribute.ADVISOR, Attribute.MANAGER})
_THERE = pattern(r"\b(there|for (it|them)|in it)$")


def understand(text: str, gazetteer: Gazetteer, today: date) -> Query:
    """The Query of one question, from its words alone: the bank's vote and the expansions of its words come later."""
    said = words(text)
    low = flat(said)
    fired = cues(said)
    time = timeframe(low, today)
    relation = frozenset(
        n for cue in fired if cue.asks in _RELATIONS and len(cue.covers) == 1 for n in cue.covers
    )  # "supervisor" is no part of a prize's name
    mentions = tuple(m for m in _mentions(said, gazetteer, time) if m.whole or not m.covers <= relation)
    named = frozenset(n for m in mentions for n in m.covers)
    talked = frozenset(n for cue in fired if cue.family in ("talk", "state") for n in cue.covers)
    timed = time.covers if time else frozenset[int]()
    asked = asked_kinds(said, named | talked | timed)
    left_out, left_out_cue = excluded(text, said, low)
    if _THERE.search(low):  # "besides the board of Acme, what does she do there" is about Acme
        left_out -= frozenset(n for m in mentions if m.whole for n in m.covers)
    yesno = bool(_YESNO.search(low) or _TAG.search(low) or _YESNO_BEHIND.search(text))
    cue_covers = frozenset(n for cue in fired for n in cue.covers)
    counted = frozenset(_counted(said)) - asked.covers
    loose = _loose(low) | _by_trade(said, gazetteer)
    content = tuple(
        n
        for n, word in enumerate(said)
        if n not in timed | loose
        and n not in left_out | left_out_cue
        and (n in named or n in asked.modifiers or n in counted or not _explained(n, word, asked.covers | cue_covers))
        and word.stem not in gazetteer.owner_stems
    )
    found = _BESIDE.search(low)
    beside = found if found and _named_behind(low[: found.start()].count(" "), mentions, asked.kinds, asked.level_covers) else None
    if (_STAY.search(low) and not asked.kinds) or (beside and _in_it(low, fired, mentions, asked)):
        beside = None
    kinds = _of_a_paper(_kept(asked, left_out), fired, content) or _of_state(fired, content, asked.level)
    anchors = _anchors(kinds, said, low[: beside.start()].count(" ")) if beside and not time else ()
    ordinal = _ORDINAL.search(low)
    whole = frozenset(n for m in mentions if m.whole for n in m.covers)
    return Query(
        text=text,
        words=said,
        attributes=_attributes(fired, many=bool(_HOW_MANY.search(low))),
        kinds=tuple(k for k in kinds if k not in anchors or not _around(kinds, anchors, asked)),
        anchors=anchors,
        level="" if asked.level_covers & left_out else asked.level,
        mentions=mentions,
        excluded=left_out,
        time=time,
        beside=_beside(beside[2]) if beside else "",
        content=content,
        hints=tuple(sorted((cue_covers | asked.covers) - set(content) - {n for n, w in enumerate(said) if w.low in filler()})),
        unknown=strangers(said, gazetteer, timed | asked.covers | cue_covers | whole, timed | whole),
        yesno=yesno,
        anaphora=bool(_ANAPHORA.search(low)),
        ordinal=_ORDINALS[ordinal[1]] if ordinal else 0,
        asks=frozenset(f"{cue.family}:{cue.asks}" for cue in fired),
    )


# "Journalism prizes and other prizes" are all prizes.
_AND_OTHERS = pattern(
    r"\b(?P<what>[a-z-]+) (?P<kind>[a-z-]+) (?:and|or) (?:any |all |the |some )?(?:other|further|different)(?: (?P=kind))?\b"
)

_DOES = frozenset({"did", "does", "do", "has", "have", "had", "can"})
_DONE = frozenset({"has", "had", "did", "does", "is", "was", "finished", "worked", "works", "studied", "started", "graduated", "speaks"})


def _by_trade(said: Sequence[Word], gazetteer: Gazetteer) -> frozenset[int]:
    """The word by which the owner is called "the chef" or "this nurse": a trade of theirs that does or did something."""
    trades = frozenset(stem for r in gazetteer.records for stem in stems(r.entry.position))
    found = set()
    for n in range(1, len(said) - 1):
        does = said[n + 1].low in _DONE or (n > 1 and said[n - 2].low in _DOES)
        if (
            does
            and said[n - 1].low in ("the", "this")
            and said[n].low in person_nouns()
            and not said[n + 1].capital
            and said[n].stem in trades
        ):
            found.add(n)
    return frozenset(found)


_OR_KIND = pattern(r"\b(?:which|what|any) (?P<what>[a-z-]{3,}s) or (?:any |other )?(?P<kind>[a-z-]{3,}s)\b")  # "competitions or prizes"


def _loose(low: str) -> frozenset[int]:
    """The word that qualifies the first of two of which the second is "other ones"."""
    if match := _OR_KIND.search(low):
        nouns_of = [(singular(match[name]),) in nouns() for name in ("what", "kind")]
        return frozenset({low[: match.start("what")].count(" ")}) if nouns_of == [False, True] else frozenset()
    match = _AND_OTHERS.search(low)
    again = match and ((singular(match["kind"]),) in nouns() or match[0].endswith(match["kind"]))
    return frozenset({low[: match.start()].count(" ")}) if match and again else frozenset()


_UNCOUNTED = pattern(
    r"(?:of|did|does|do|is|are|was|were|has|have|had|can|could|would|will|should|may|in|at|on|he|she|they|you|it|more|others?|different|"
    r"times?|years?|months?|weeks|days|things?|people|persons|there|that|his|her|their|the|ones|altogether|total|all|such|distinct|separate|"
    r"entries|items|lines|words|questions|sections)$"
)


def _counted(said: Sequence[Word]) -> list[int]:
    """The noun behind "how many", whatever else its word means ("covers", "pages", "sides")."""
    low = [word.low for word in said]
    return [n for n in range(2, len(low)) if low[n - 2 : n] == ["how", "many"] and not _UNCOUNTED.match(low[n])]


def _of_state(fired: Sequence[Cue], content: Sequence[int], level: str) -> tuple[KindAsked, ...]:
    """Publications, where a state that only they have is all that is asked for ("anything in the pipeline?")."""
    covers = frozenset(n for cue in fired if cue.family == "state" or cue.asks == Attribute.AUTHOR_POSITION for n in cue.covers)
    return (KindAsked(Kind.PUBLICATION, covers, plural=True),) if covers and not content and not level else ()


_ELSE = pattern(r"\b(else|other|besides|beside|also)\b")


def _in_it(low: str, fired: Sequence[Cue], mentions: Sequence[Mention], asked: Asked) -> bool:
    """Whether what was done "during the Acme internship" is what was done in it: nothing but its own noun and name is said."""
    describes = any(cue.asks == Attribute.DESCRIBE for cue in fired)
    at = low[: found.start()].count(" ") if (found := _DURING.search(low)) else len(low)
    kinds = all(k.first > at for k in asked.kinds)
    return describes and bool(mentions) and bool(asked.kinds) and kinds and not asked.level and not _ELSE.search(low)


_DURING = pattern(r"\b(during|while|in the course of)\b")


def _kept(asked: Asked, left_out: frozenset[int]) -> tuple[KindAsked, ...]:
    return tuple(k for k in asked.kinds if not k.covers & left_out)


def _of_a_paper(kinds: tuple[KindAsked, ...], fired: Sequence[Cue], content: Sequence[int]) -> tuple[KindAsked, ...]:
    """Without the kind that "role" names, where it is asked what somebody's role in a publication was; of work that appeared, papers."""
    if not content and any(cue.asks == Attribute.VENUE for cue in fired):
        kinds = tuple(replace(k, kind=Kind.PUBLICATION, plural=True) if k.said == ("work",) else k for k in kinds)
    roles = {n for cue in fired if cue.asks == Attribute.POSITION for n in cue.covers}
    papers = any(k.kind is Kind.PUBLICATION for k in kinds)
    return tuple(k for k in kinds if not (papers and k.kind is Kind.EXPERIENCE and k.covers <= roles))


_ASKING = frozenset({"which", "what", "who", "where", "whom", "did", "does"})


def _anchors(kinds: tuple[KindAsked, ...], said: Sequence[Word], at: int) -> tuple[KindAsked, ...]:
    """The kinds behind "before" or "after", up to where the question itself begins ("after X, which job came next?")."""
    asking = next((n for n in range(at + 1, len(said)) if said[n].low in _ASKING), len(said))
    return tuple(k for k in kinds if at < k.first < asking)


def _around(kinds: tuple[KindAsked, ...], anchors: tuple[KindAsked, ...], asked: Asked) -> bool:
    """Whether the anchors are one end of "the jobs before the degree", and not all that is asked for."""
    return bool(anchors) and (len(kinds) > len(anchors) or not asked.level)


def _explained(n: int, word: Word, covered: frozenset[int]) -> bool:
    return n in covered or word.low in filler()


def _mentions(said: Sequence[Word], gazetteer: Gazetteer, time: TimeFrame | None) -> tuple[Mention, ...]:
    whole = [m for m in gazetteer.mentions(said) if len(m.covers) > 1 or not _plain(said[min(m.covers)])]
    skip = frozenset(n for m in whole for n in m.covers)
    plain = frozenset(n for n, word in enumerate(said) if _plain(word))
    return (*whole, *gazetteer.parts(said, skip | plain))


def _plain(word: Word) -> bool:
    """Whether a word asks for a kind of entry or a degree by itself, so that it does not mention the section of that name."""
    return (singular(word.low),) in nouns() or (word.stem,) in levels() or word.low in filler()


def _named_behind(at: int, mentions: Sequence[Mention], kinds: Sequence[KindAsked], level: frozenset[int]) -> bool:
    """Whether a name, a kind or a degree stands behind the word "before" or "after"."""
    return any(min(c) > at for c in (*(m.covers for m in mentions), *(k.covers for k in kinds), level) if c)


def _beside(word: str) -> str:
    if word in ("after", "following", "followed", "follows", "succeeded", "once", "since", "as soon as"):
        return "after"
    return "during" if word in ("during", "while") else "before"


# Where two attributes fire, the one on the left says more than those on the right.
_OUTRANKS: dict[Attribute, frozenset[Attribute]] = {
    Attribute.EMAIL: frozenset({Attribute.CONTACT, Attribute.WEBSITE}),
    Attribute.PHONE: frozenset({Attribute.CONTACT, Attribute.QUANTITY}),
    Attribute.START: frozenset({Attribute.WHEN, Attribute.DESCRIBE}),
    Attribute.END: frozenset({Attribute.WHEN, Attribute.DESCRIBE, Attribute.DEGREE}),
    Attribute.VENUE: frozenset({Attribute.WHERE, Attribute.ORGANISATION, Attribute.STATUS}),
    Attribute.LOCATION: frozenset({Attribute.WHERE}),
    Attribute.AUTHORS: frozenset({Attribute.COLLABORATOR, Attribute.PURPOSE}),
    Attribute.ADVISOR: frozenset({Attribute.COLLABORATOR, Attribute.MANAGER}),
    Attribute.MANAGER: frozenset({Attribute.COLLABORATOR}),
    Attribute.AUTHOR_POSITION: frozenset({Attribute.AUTHORS, Attribute.COLLABORATOR}),
    Attribute.REASON: frozenset({Attribute.PURPOSE, Attribute.END, Attribute.DESCRIBE, Attribute.RESULT}),
    Attribute.LINK: frozenset({Attribute.WHERE, Attribute.WEBSITE}),
}


_HOW_MANY = pattern(r"^(?!.*\bwhere\b).*(?<!\bin )(?<!\bat )(?<!\bfor )\bhow many ")


def _attributes(fired: Sequence[Cue], *, many: bool = False) -> tuple[Attribute, ...]:
    asked = list(dict.fromkeys(Attribute(cue.asks) for cue in fired if cue.family == "attribute"))
    beaten = frozenset(a for winner in asked for a in _OUTRANKS.get(winner, frozenset()))
    asked = [a for a in asked if a not in beaten]
    if many:  # "how many hospitals use it" asks for a number
        asked = [a for a in asked if a not in (Attribute.ORGANISATION, Attribute.WHERE, Attribute.VENUE)] or asked
    return tuple(a for a in asked if a is not Attribute.DESCRIBE) or tuple(asked)


__all__ = ["understand"]
