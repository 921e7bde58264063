"""What is counted or ranked: the records of the kind that is asked, of the section that a word names, or of all that was done."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, is_done
from cvqa.answer.scope import TOLERATED, Scope
from cvqa.answer.selection import excluded, fits_time, is_kind
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.lexicon import weight
from cvqa.language.patterns import pattern
from cvqa.language.words import words
from cvqa.question.gazetteer import NameKind

_NAMES_SECTION = 0.3  # what a word has to weigh to name a section by its title
_OPEN = 0.8  # the weight of words that nothing in a named section needs to account for
_STAYED = pattern(r"\b(stay\w*|work\w*|employ\w*|remain\w*|serv\w+|job|last(ed)? longest|spen[dt]|tenure)\b")


def ranked_over(case: Case, found: Scope, *, spans: bool = False) -> list[Record]:
    """What an order is made over: the section that is named, the records in scope, or all that the owner did."""
    query = case.query
    if not query.kinds and not found.confined and (section := named_section(case)):
        return [r for r in section if is_done(r)]
    if spans and len(homes := _organisations(case)) > 1:
        return [r for r in case.records if r.entry.organisation in homes and not r.item]
    if spans and not (query.kinds or query.level or found.covered or found.confined) and _STAYED.search(query.low):
        return [r for r in case.records if is_kind(r, Kind.EXPERIENCE, False) and not excluded(case, r)]
    named = bool(query.kinds or query.level or query.content or found.confined)
    records = found.records if named else case.records
    return [r for r in records if (is_done(r) or found.confined) and not r.group and (named or not r.item)]


def _organisations(case: Case) -> frozenset[str]:
    """The organisations that a question names, where it names several to choose from."""
    return frozenset(
        m.name.text for m in case.query.mentions if m.name.kind is NameKind.ORGANISATION and not m.covers & case.query.excluded
    )


def named_section(case: Case) -> tuple[Record, ...]:
    """All that stands in the section whose title a word of the question names; nothing where the section leaves too much of it open."""
    titles = dict.fromkeys(r.entry.section for r in case.records)
    named = [title for title in titles if _told(case, title) >= _NAMES_SECTION]
    best = max(named, key=lambda title: _fits(case, title), default="")
    inside = _inside(case, best)
    if not best or not _accounts(case, best, inside):
        return ()
    time = case.query.time
    return tuple(r for r in inside if not time or time.now or fits_time(r, time, case))


def _inside(case: Case, title: str) -> list[Record]:
    """The entries of a section, and the items of those that only hold items together."""
    found = [r for r in case.records if r.entry.section == title and not r.group and not excluded(case, r)]
    return [r for r in found if not r.item or Record(r.entry.id, r.entry).group]


def _title(title: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(title) if weight(w.low) >= _NAMES_SECTION)


def _told(case: Case, title: str) -> float:
    """How much the question's words weigh that stand in a title, as they are."""
    stems, names = _title(title), {n for m in case.query.mentions if m.whole for n in m.covers}
    return sum(weight(w.low) for n, w in enumerate(case.query.words) if n not in names and w.stem in stems)


def _open_words(case: Case, title: str) -> list[int]:
    return [n for n in case.query.content if case.query.words[n].stem not in _title(title)]


def _left(case: Case, title: str, inside: Sequence[Record]) -> list[int]:
    """The words that neither the title nor anything in the section accounts for."""
    return [n for n in _open_words(case, title) if not any(case.evidence.record(r, [n]).strength for r in inside)]


def _fits(case: Case, title: str) -> float:
    """How well a section fits: by its title, and half as much by what stands in it."""
    held = set(_open_words(case, title)) - set(_left(case, title, _inside(case, title)))
    return _told(case, title) + 0.5 * case.evidence.weight(held)


def _accounts(case: Case, title: str, inside: Sequence[Record]) -> bool:
    """Whether the section, or some of what stands in it, accounts for the telling words of the question."""
    left = _left(case, title, inside)
    spare = _OPEN if len(left) < len(_open_words(case, title)) else TOLERATED
    return case.evidence.weight(left) <= spare
