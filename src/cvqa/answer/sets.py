"""Lists, counts, orders and durations over the records that a question is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer.facts import EXTRACTED, extract
from cvqa.answer.finding import DONE, Case, Fact, Finding, answered, listing
from cvqa.answer.refusal import clarify, not_in_cv, silent
from cvqa.answer.scope import Scope
from cvqa.answer.selection import excluded, fits_time, is_kind, level_of, of_kind
from cvqa.answer.wording import capitalised, head, label, listed, number, plural, short
from cvqa.cv.dates import end_key, format_date, gap_months, last_month, merge, months, overlaps, start_key, year_precise
from cvqa.cv.model import Date, Kind, Period
from cvqa.index.records import Record
from cvqa.question.query import Attribute, Form

NOUNS: dict[Kind, str] = {
    Kind.EDUCATION: "degree", Kind.PUBLICATION: "publication", Kind.EXPERIENCE: "position", Kind.RESEARCH: "research position",
    Kind.ENGINEERING: "engineering position", Kind.INTERNSHIP: "internship", Kind.PROJECT: "project", Kind.AWARD: "award",
    Kind.SCHOLARSHIP: "scholarship", Kind.FELLOWSHIP: "fellowship", Kind.GRANT: "grant", Kind.TEACHING: "teaching entry", Kind.TALK: "talk",
    Kind.SERVICE: "office", Kind.VOLUNTEERING: "volunteer role", Kind.CERTIFICATION: "certification", Kind.MEMBERSHIP: "membership",
    Kind.SKILL: "skill", Kind.LANGUAGE: "language", Kind.INTEREST: "interest", Kind.LEAVE: "career break", Kind.REFEREE: "referee",
    Kind.SUMMARY: "profile line", Kind.TEXT: "entry", Kind.CONTACT: "contact",
}  # fmt: skip


def noun_of(case: Case, records: Sequence[Record]) -> str:
    """What a list of records is called: by the kind asked for, else by the one they share."""
    if case.query.kinds:
        kinds = [k.kind for k in case.query.kinds]
        shared = [k for k in kinds if all(k in r.kinds for r in records)]
        if shared:
            asked = next(k for k in case.query.kinds if k.kind is shared[-1])
            return "course" if asked.item else NOUNS[shared[-1]]
    common = set(records[0].kinds).intersection(*(r.kinds for r in records)) if records else set()
    main = records[0].kinds[0] if records and records[0].kinds[0] in common else next(iter(sorted(common)), Kind.TEXT)
    return NOUNS[main]


def in_order(case: Case, records: Sequence[Record]) -> list[Record]:
    """In the CV's order, or by time where the question asks for it."""
    text = " ".join(w.low for w in case.query.words)
    if re.search(r"\b(oldest to newest|oldest first|chronolog\w*|in order|from the beginning|the arc|over time)\b", text):
        return sorted(records, key=lambda r: start_key(r.period))
    if re.search(r"\b(newest to oldest|newest first|latest first|reverse)\b", text):
        return sorted(records, key=lambda r: end_key(r.period, case.today), reverse=True)
    return list(records)


def list_all(case: Case, records: Sequence[Record], lead: str = "") -> Finding:
    """Every record in a list; one alone in a sentence."""
    records = in_order(case, records)
    if len(records) == 1:
        return answered([Fact(capitalised(head(records[0], case.who)), records[0])], intent="list")
    facts = [Fact(_point(case, r), r) for r in records]
    return listing(lead or capitalised(f"{number(len(records))} {plural(noun_of(case, records), len(records))}"), facts)


def _point(case: Case, record: Record) -> str:
    extra = [
        a
        for a in case.query.attributes
        if a in (Attribute.ADVISOR, Attribute.AUTHORS, Attribute.EMAIL, Attribute.CONTACT, Attribute.PURPOSE)
    ]
    said = label(record)
    if record.entry.kind is Kind.REFEREE and not record.item:
        return record.entry.texts[0].text if record.entry.texts else said
    for attribute in extra:
        if attribute in EXTRACTED and (fact := extract(case, record, attribute)):
            return said if attribute is Attribute.PURPOSE and record.item else f"{said}: {fact.text}"
    if Attribute.WHERE in case.query.attributes and record.entry.location and record.entry.location not in said:
        return f"{said}, {record.entry.location}"
    return said


_EMPLOYERS = {"employer": "employer", "company": "company", "organisation": "organisation", "organization": "organisation", "university": "university",
              "institution": "institution", "school": "school", "lab": "lab", "workplace": "workplace", "firm": "firm", "hospital": "hospital"}  # fmt: skip


def _singular(low: str) -> str:
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")


def distinct(case: Case, records: Sequence[Record]) -> Finding | None:
    """Organisations, where they are what is counted: each once, however many roles it stands for."""
    noun = next((_EMPLOYERS[one] for w in case.query.words if (one := _singular(w.low)) in _EMPLOYERS), "")
    names: dict[str, Record] = {}
    for record in records:
        if record.entry.organisation:
            names.setdefault(record.entry.organisation, record)
    if not noun or len(names) < 2:
        return None
    facts = [Fact(name, record) for name, record in names.items()]
    return listing(capitalised(f"{number(len(names))} {plural(noun, len(names))}"), facts, intent="count")


def count(case: Case, records: Sequence[Record]) -> Finding:
    if by_name := distinct(case, records):
        return by_name
    noun = noun_of(case, records)
    many = len(records)
    if many == 1:
        return answered([Fact(f"One {noun}: {label(records[0])}", records[0])], intent="count")
    if many > 12:
        return listing(f"The CV lists {many} {plural(noun, many)}", [Fact(short(r), r) for r in records], intent="count")
    return listing(capitalised(f"{number(many)} {plural(noun, many)}"), [Fact(label(r), r) for r in records], intent="count")


def spelled_months(total: int) -> str:
    """ "2 years 3 months"."""
    years, rest = divmod(total, 12)
    parts = [f"{years} {plural('year', years)}" if years else "", f"{rest} {plural('month', rest)}" if rest or not years else ""]
    return " ".join(p for p in parts if p)


def lasting(period: Period, case: Case) -> str:
    """How long a period lasted, "about" where only years are known."""
    total = months(period, case.today)
    if year_precise(period):
        years = max(1, round(total / 12))
        return f"about {years} {plural('year', years)}"
    return spelled_months(total)


def bounds(period: Period, case: Case) -> str:
    first = format_date(period.start) if period.start else ""
    last = "today" if period.ongoing else format_date(period.end) if period.end else ""
    return f"{first} to {last}" if first != last else first


def duration(case: Case, found: Scope) -> Finding | None:
    dated = [r for r in found.records if r.period and (r.period.start or r.period.end)]
    lasted = [r for r in dated if r.period and (r.period.ongoing or r.period.start != r.period.end)]
    dated = lasted or dated
    if not dated:
        return None
    if len(dated) == 1:
        return answered([Fact(_lasted(case, dated[0]), dated[0])], intent="duration")
    if case.query.kinds and not case.query.mentions or case.query.has("form:count"):
        return total(case, dated)
    return listing("How long each lasted", [Fact(_lasted(case, r), r) for r in dated], intent="duration")


def _lasted(case: Case, record: Record) -> str:
    period = record.period
    assert period is not None  # noqa: S101 only dated records come here
    so_far = " so far" if period.ongoing else ""
    return f"{capitalised(short(record))}: {lasting(period, case)}{so_far} ({bounds(period, case)})"


def total(case: Case, dated: Sequence[Record]) -> Finding:
    """The months covered by all of them together; what overlaps counts once."""
    merged = merge([r.period for r in dated if r.period], case.today)
    whole = sum(months(p, case.today) for p in merged)
    about = "about " if any(year_precise(r.period) for r in dated if r.period) else ""
    facts = [Fact(_lasted(case, r), r) for r in dated]
    return listing(f"{capitalised(about + spelled_months(whole))} in all, overlaps counted once", facts, intent="duration")


def gap(case: Case, found: Scope) -> Finding | None:
    dated = sorted((r for r in found.records if r.period and r.period.start), key=lambda r: start_key(r.period))
    if len(dated) < 2:
        return None
    one, other = dated[0], dated[1]
    assert one.period and other.period  # noqa: S101 filtered above
    free = gap_months(one.period, other.period)
    ends = format_date(one.period.end) if one.period.end else "today"
    begins = format_date(other.period.start) if other.period.start else ""
    facts = [Fact(f"{capitalised(short(one))} ended in {ends}", one), Fact(f"{capitalised(short(other))} began in {begins}", other)]
    lead = f"{capitalised(spelled_months(free))} lay between them:" if free else "There was no full month between them:"
    return answered(facts, lead=lead, intent="gap")


def pool(case: Case, found: Scope) -> list[Record]:
    """What an order is made over: the records in scope, or all that the owner did."""
    kinds = case.query.kinds
    records = found.records if kinds or case.query.level or case.query.content else case.records
    return [r for r in records if r.entry.kind in DONE and not r.group and (kinds or not r.item or case.query.content)]


def extreme(case: Case, found: Scope, form: Form) -> Finding | None:
    """First, last, longest, shortest."""
    dated = [r for r in pool(case, found) if r.period and (r.period.start or r.period.end) or re.search(r"(19|20)\d\d", r.entry.venue)]
    if not dated:
        return None
    if form in (Form.LONGEST, Form.SHORTEST):
        dated = [r for r in dated if r.period and r.period.start != r.period.end or r.period and r.period.ongoing]
        if not dated:
            return None
        ranked = sorted(dated, key=lambda r: months(r.period, case.today) if r.period else 0, reverse=form is Form.LONGEST)
        return answered([Fact(_lasted(case, ranked[0]), ranked[0])], intent=str(form))
    ranked = sorted(dated, key=lambda r: _order(r, form, case), reverse=form is Form.LAST)
    best = [r for r in ranked if _order(r, form, case) == _order(ranked[0], form, case)]
    facts = [fact for r in best[:2] if (fact := _asked_of(case, r))]
    return answered(facts, intent=str(form)) if facts else silent(case, best[0])


def _order(record: Record, form: Form, case: Case) -> Date:
    period = record.period
    if period is None or not (period.start or period.end):
        year = re.search(r"(19|20)\d\d", record.entry.venue)
        return Date(int(year.group()) if year else 0)
    return start_key(period) if form is Form.FIRST else end_key(period, case.today)


def _asked_of(case: Case, record: Record) -> Fact | None:
    """The attribute asked of one record, or the record in a sentence."""
    for attribute in case.query.attributes:
        if attribute in (
            Attribute.WHEN,
            Attribute.START,
            Attribute.END,
            Attribute.WHERE,
            Attribute.POSITION,
            Attribute.ORGANISATION,
            Attribute.TITLE,
            Attribute.DESCRIBE,
        ):
            continue
        if attribute in EXTRACTED and (fact := extract(case, record, attribute)):
            return fact
    return Fact(capitalised(head(record, case.who)), record)


def anchors(case: Case, found: Scope) -> Sequence[Record]:
    """The entry that "before" or "after" is reckoned from: by name, by degree, or the last of the kind that is named."""
    query = case.query
    if query.level:
        return [r for r in case.records if level_of(r) == query.level and r.entry.kind is Kind.EDUCATION and not r.item]
    named = [r for m in query.mentions if not m.covers & query.excluded for r in found.records if r.key in m.name.keys]
    if named or query.content:
        return named or (found.records if found.covered else ())
    pool = [r for r in case.records if r.period and any(is_kind(r, k.kind, False) for k in query.anchors)]
    return sorted(pool, key=lambda r: end_key(r.period, case.today), reverse=True)[:1]


def beside(case: Case, anchor: Sequence[Record], direction: str) -> Finding | None:
    """What came before, after or during an entry."""
    dated = [r for r in anchor if r.period and r.period.start]
    if not dated:
        return None
    base = dated[0]
    others = [r for r in _comparable(case) if r.entry.id != base.entry.id and r.period and r.period.start]
    assert base.period is not None  # noqa: S101 filtered above
    if direction == "during":
        first, last = base.period.start, base.period.end or Date(case.today.year, case.today.month)
        meeting = [r for r in others if r.period and first and overlaps(r.period, first, last, case.today)]
        return (
            list_all(case, meeting, f"During {short(base)}")
            if meeting
            else not_in_cv(f"The CV lists nothing during {short(base)}.", [Fact(label(base), base)])
        )
    if direction == "before":
        earlier = [r for r in others if start_key(r.period) < start_key(base.period)]
        ranked = sorted(earlier, key=lambda r: (end_key(r.period, case.today), start_key(r.period)), reverse=True)
    else:
        ranked = sorted(_after(base, others), key=lambda r: start_key(r.period))
    if case.query.kinds and any(k.plural for k in case.query.kinds) or case.query.has("form:list", "form:count"):
        return list_all(case, in_order(case, ranked)) if ranked else None
    if not ranked:
        return not_in_cv(f"The CV lists nothing {direction} {short(base)}.", [Fact(label(base), base)], "beside")
    return answered([Fact(capitalised(head(ranked[0], case.who)), ranked[0])], intent="beside")


def _after(base: Record, others: Sequence[Record]) -> list[Record]:
    """What began when the base had ended, or in its last month; nothing comes after what goes on."""
    if base.period is None or base.period.ongoing or not base.period.end:
        return []
    ended = last_month(base.period.end)
    return [r for r in others if r.period and r.period.start and last_month(r.period.start) >= ended and start_key(r.period) > start_key(base.period)]


def _comparable(case: Case) -> list[Record]:
    """What can stand before or after an entry: the kind asked for, else work and study."""
    every = [r for r in case.records if not excluded(case, r)]
    asked = [k.kind for k in case.query.kinds if not (k.covers & frozenset(n for m in case.query.mentions for n in m.covers))]
    if asked and (kept := list(of_kind(case, every))):
        return kept
    paid = [r for r in every if not r.item and r.kinds[0] in (Kind.EXPERIENCE, Kind.EDUCATION)]
    return paid + [r for r in every if not r.item and r.kinds[0] is Kind.TEACHING and Kind.EXPERIENCE in r.kinds]


def overlap(case: Case, found: Scope) -> Finding | None:
    """Which entries ran at the same time; with one that is named, which ran beside it."""
    named = [r for m in case.query.mentions for r in case.records if r.key in m.name.keys and not r.item and r.period]
    if named or case.query.content:
        anchor = named or [r for r in found.records if r.period]
        return beside(case, anchor, "during") if len({r.entry.id for r in anchor}) == 1 else _pairs(case, found)
    return _pairs(case, found)


def _pairs(case: Case, found: Scope) -> Finding | None:
    candidates = [
        r for r in _comparable(case) if r.period and r.period.start and r.period.start != r.period.end and Kind.EDUCATION not in r.kinds
    ]
    if case.query.time:
        candidates = [r for r in candidates if fits_time(r, case.query.time, case)]
    pairs = [(a, b) for n, a in enumerate(candidates) for b in candidates[n + 1 :] if _meet(a, b, case)]
    if case.query.mentions and found.records:
        inside = {r.entry.id for r in found.records}
        pairs = [(a, b) for a, b in pairs if a.entry.id in inside or b.entry.id in inside]
    if not pairs:
        return not_in_cv("The CV lists no two of them at the same time.", intent="overlap")
    seen = {r.key: r for pair in pairs for r in pair}
    return listing("These ran at the same time", [Fact(label(r), r) for r in seen.values()], intent="overlap")


def _meet(a: Record, b: Record, case: Case) -> bool:
    if not (a.period and b.period and b.period.start):
        return False
    last = b.period.end or Date(case.today.year, case.today.month)
    return overlaps(a.period, b.period.start, last, case.today)


def compare(case: Case, found: Scope) -> Finding | None:
    """Two records: which came first, which lasted longer."""
    text = " ".join(w.low for w in case.query.words)
    dated = [
        r
        for r in found.records
        if not r.group and ((r.period and (r.period.start or r.period.end)) or re.search(r"(19|20)\d\d", r.entry.venue))
    ]
    if len(dated) < 2:
        return None
    if re.search(r"\b(longer|shorter|more time|most time|less time)\b", text):
        ranked = sorted(
            dated, key=lambda r: months(r.period, case.today) if r.period else 0, reverse="shorter" not in text and "less time" not in text
        )
        return answered([Fact(_lasted(case, r), r) for r in ranked[:3]], lead=f"{capitalised(short(ranked[0]))}.", intent="compare")
    last = bool(re.search(r"\b(last|later|newer|more recent|latest)\b", text))
    ranked = sorted(dated, key=lambda r: _order(r, Form.FIRST, case), reverse=last)
    return answered(
        [Fact(label(r), r) for r in ranked[:3]],
        lead=f"{capitalised(short(ranked[0]))} came {'later' if last else 'first'}.",
        intent="compare",
    )


_AMOUNT = re.compile(r"\d[\d,.]*")


def most(case: Case, found: Scope) -> Finding | None:
    """The record with the most authors, or with the largest number beside the asked unit."""
    text = " ".join(w.low for w in case.query.words)
    records = [r for r in found.records if not r.group]
    fewest = bool(re.search(r"\b(smallest|lowest|fewest|least|cheapest)\b", text))
    if re.search(r"\b(authors|names|coauthors|people|contributors)\b", text):
        papers = [r for r in (records or case.records) if r.entry.authors]
        if papers:
            best = (min if fewest else max)(papers, key=lambda r: len(r.entry.authors))
            return answered([Fact(f"“{best.name}”, with {len(best.entry.authors)} authors", best)], intent="most")
        return None
    valued = [(float(m.group().replace(",", "").rstrip(".")), r) for r in records if (m := _amount(r, text))]
    if not valued:
        return None
    best = (min if fewest else max)(valued, key=lambda pair: pair[0])[1]
    return answered([Fact(label(best) if best.item else head(best, case.who), best)], intent="most")


def _amount(record: Record, text: str) -> re.Match[str] | None:
    said = record.item.text.text if record.item else " ".join(u.text for u in record.units)
    unit = "EUR|€" if "euro" in text else "GBP|£" if "pound" in text else r"USD|\$" if "dollar" in text else r"[A-Z]{3}|[€$£]"
    match = re.search(rf"(?:{unit})\s?(?P<value>\d[\d,.]*)|(?P<other>\d[\d,.]*)\s?(?:{unit})", said)
    return _AMOUNT.search(match.group()) if match else None


def choices(case: Case, found: Scope) -> Finding:
    return clarify(case, found.records)


__all__ = [
    "beside",
    "choices",
    "compare",
    "count",
    "duration",
    "extreme",
    "gap",
    "list_all",
    "listed",
    "most",
    "noun_of",
    "overlap",
    "pool",
]
