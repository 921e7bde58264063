"""What is counted or ranked: the records of the kind that is asked, of the section that a word names, or of all that was done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer.finding import DONE, Case
from cvqa.answer.scope import TOLERATED, Scope
from cvqa.answer.selection import excluded, fits_time, is_kind
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.lexicon import weight
from cvqa.language.words import words
from cvqa.question.cues import filler
from cvqa.question.gazetteer import NameKind

_NAMES_SECTION = 0.3  # what a word has to weigh to name a section by its title
_OPEN = 0.8  # the weight of words that nothing in a named section needs to account for
_STAYED = re.compile(r"\b(stay\w*|work\w*|employ\w*|remain\w*|serv\w+|job|last(ed)? longest|spen[dt]|tenure)\b")


def ranked_over(case: Case, found: Scope, *, spans: bool = False) -> list[Record]:
    """What an order is made over: the section that is named, the records in scope, or all that the owner did."""
    query = case.query
    if not query.kinds and not found.confined and (section := named_section(case)):
        return [r for r in section if r.entry.kind in DONE]
    if spans and len(homes := _organisations(case)) > 1:
        return [r for r in case.records if r.entry.organisation in homes and not r.item]
    if spans and not (query.kinds or query.level or found.covered or found.confined) and _STAYED.search(query.low):
        return [r for r in case.records if is_kind(r, Kind.EXPERIENCE, False) and not excluded(case, r)]
    named = bool(query.kinds or query.level or query.content or found.confined)
    records = found.records if named else case.records
    return [r for r in records if (r.entry.kind in DONE or found.confined) and not r.group and (named or not r.item)]


def _organisations(case: Case) -> frozenset[str]:
    """The organisations that a question names, where it names several to choose from."""
    return frozenset(
        m.name.text for m in case.query.mentions if m.name.kind is NameKind.ORGANISATION and not m.covers & case.query.excluded
    )


def named_section(case: Case) -> tuple[Record, ...]:
    """All that stands in the section whose title a word of the question names; nothing where the section leaves too much of it open."""
    titles = {r.entry.section for r in case.records}
    best = max(titles, key=lambda title: _told(case, title), default="")
    if not best or _told(case, best) < _NAMES_SECTION:
        return ()
    inside = [r for r in case.records if r.entry.section == best and not r.group and not excluded(case, r)]
    inside = [r for r in inside if not r.item or Record(r.entry.id, r.entry).group]
    timed = [r for r in inside if not case.query.time or case.query.time.now or fits_time(r, case.query.time, case)]
    return tuple(timed) if _accounts(case, best, inside) else ()


def _title(title: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(title) if w.low not in filler() and weight(w.low) > _NAMES_SECTION)


def _telling(case: Case) -> list[int]:
    names = {n for m in case.query.mentions if m.whole for n in m.covers}
    return [n for n in (*case.query.content, *case.query.hints) if n not in names and not case.query.words[n].number]


def _told(case: Case, title: str) -> float:
    """How much the question's words weigh that stand in a title, as they are."""
    stems = _title(title)
    return sum(weight(case.query.words[n].low) for n in _telling(case) if case.query.words[n].stem in stems)


def _accounts(case: Case, title: str, inside: Sequence[Record]) -> bool:
    """Whether the section, or some of what stands in it, accounts for the telling words of the question."""
    stems = _title(title)
    open_words = [n for n in case.query.content if case.query.words[n].stem not in stems]
    left = [n for n in open_words if not any(case.evidence.record(r, [n]).strength for r in inside)]
    spare = _OPEN if len(left) < len(open_words) else TOLERATED
    return case.evidence.weight(left) <= spare
