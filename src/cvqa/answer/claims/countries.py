"""Claims of having lived, studied or worked in a country, or abroad: the places of the jobs and studies say so."""

from __future__ import annotations

from cvqa.answer.claims.places import where_claimed
from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Finding, sentence
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stems

_LIVED = pattern(
    r"^(?:and |so |but )?(?:has|have|did) \w+ (?:ever |also |once |really )*"
    r"(?:lived?|spen[dt] (?:any |some )?time|been based|stay(?:ed)?) in\b"
)
_ABROAD = pattern(
    r"\b(?P<what>stud\w+|work\w*|train\w*|liv\w+|experience|teach|taught)\b.*"
    r"\b(?:abroad|overseas|in (?:an)?other countr\w+|in a foreign country|outside (?:of )?(?:his|her|their) (?:home )?country)$"
)
_REMOTE = pattern(r"(?i)\bremote\b")
_HELD = frozenset({Kind.EXPERIENCE, Kind.EDUCATION})


def lived(case: Case) -> Finding | None:
    """Yes with the jobs or studies in the place that is named, or in a country that was not the first; None where there are none."""
    low = case.query.low
    if not case.query.yesno:
        return None
    if match := _ABROAD.search(low):
        return _abroad(case, match["what"])
    asked = where_claimed(case) if _LIVED.search(low) else ()
    there = [r for r in _placed(case, _HELD) if asked and all(_lies(case, r, n) for n in asked)]
    return verdict(True, [sentence(case, r) for r in there[:3]]) if there else None


def _abroad(case: Case, what: str) -> Finding | None:
    """What was done in another country than the earliest of its kind, and than most."""
    kinds = frozenset({Kind.EDUCATION}) if what.startswith("stud") else _HELD
    pool = _placed(case, kinds)
    home = _country(min(_placed(case, _HELD), key=_start)) if pool else ""
    away = [r for r in pool if _country(r) != home]
    return verdict(True, [sentence(case, r) for r in away[:3]]) if away and home else None


def _placed(case: Case, kinds: frozenset[Kind]) -> list[Record]:
    return [r for r in case.records if not r.item and r.kinds[0] in kinds and r.entry.location and not _REMOTE.search(r.entry.location)]


def _start(record: Record) -> int:
    return record.period.start.year if record.period and record.period.start else 9999


def _country(record: Record) -> str:
    return record.entry.location.rsplit(",", 1)[-1].strip()


def _lies(case: Case, record: Record, n: int) -> bool:
    """Whether an entry's own location is in the place that a word names."""
    return case.evidence.told_by_stems(frozenset(stems(record.entry.location)), (n,)) > 0
