"""Who the owner is: in one line, as a short profile, at present, and in what they are strong."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import by_name, capitalised
from cvqa.answer.refusal import not_in_cv
from cvqa.answer.reply import MOST_CITED, Status
from cvqa.answer.wording import degree, head, label, say, short
from cvqa.cv.dates import end_key, start_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record, sentences
from cvqa.language.patterns import pattern


def entries(case: Case, *kinds: Kind) -> list[Record]:
    """The entries of any of the kinds, newest first."""
    found = [r for r in case.records if not r.item and not r.group and any(k in r.kinds for k in kinds)]
    return sorted(found, key=lambda r: (end_key(r.period, case.today), start_key(r.period)), reverse=True)


def current(case: Case, records: Sequence[Record] | None = None) -> Finding | None:
    """What is going on now."""
    pool = records if records is not None else entries(case, Kind.EXPERIENCE, Kind.EDUCATION, Kind.TEACHING)
    now = [r for r in pool if r.ongoing]
    now = sorted((r for r in now if r.kinds[0] in _MAIN), key=lambda r: r.kinds[0] is not Kind.EXPERIENCE) or now
    if not now:
        return None
    return answered([Fact(_now(case, r), r) for r in now[:3]], intent="current")


_MAIN = (Kind.EXPERIENCE, Kind.EDUCATION, Kind.TEACHING)


def _now(case: Case, record: Record) -> str:
    return capitalised(head(record, case.who))


_LONGEST = 820  # characters of an overview
_BRIEF = 520  # and of one that was asked for in a few words
_ASKS_BRIEF = pattern(
    r"\b(sentences?|lines?|nutshell|seconds?|minutes?|brief(ly)?|short|quick(ly)?|pitch|intro(duc\w+)?|words?|tweet|blurb|caption|"
    r"paragraph|characters|tl ?dr|gist|glance)\b"
)


def overview(case: Case) -> Finding:
    """A few sentences: the headline, what goes on now, degrees, work before, publications; fewer where a few words are asked for."""
    brief = bool(_ASKS_BRIEF.search(case.query.low))
    lead = _headline(case)
    parts = [
        *_occupied(case, named=bool(lead)),
        _degrees(case),
        *([] if brief and lead else [_before(case)]),
        *([] if brief else [_papers(case)]),
    ]
    chosen = _fitting([part for part in parts if part], (_BRIEF if brief else _LONGEST) - len(lead))
    facts = [fact for part in chosen for fact in part] or _in_own_words(case)
    text = " ".join(f"{f.text.rstrip('.')}." for f in facts if f.text)
    return Finding(Status.ANSWERED, f"{lead}{text}".strip(), (*lead_facts(case, lead), *facts), focus=(), intent="overview")


def _fitting(parts: Sequence[Sequence[Fact]], room: int) -> list[Sequence[Fact]]:
    """The parts that find room, in their order, and whose entries can be cited beside the headline's; the first always does."""
    chosen: list[Sequence[Fact]] = []
    entries: set[str] = set()
    for part in parts:
        size, named = sum(len(fact.text) + 2 for fact in part), {fact.record.entry.id for fact in part}
        if not chosen or (size <= room and len(entries | named) < MOST_CITED):
            chosen.append(part)
            entries |= named
            room -= size
    return chosen


def _occupied(case: Case, *, named: bool) -> list[list[Fact]]:
    """What goes on now, the first of it with the owner's name where that was not said yet."""
    now = [r for r in _present(case) if Kind.VOLUNTEERING not in r.kinds][:2]
    return [[Fact(head(r, case.who if n or named else by_name(case.cv)), r)] for n, r in enumerate(now)]


def _present(case: Case) -> list[Record]:
    return [r for r in entries(case, Kind.EXPERIENCE, Kind.EDUCATION) if r.ongoing]


def _degrees(case: Case) -> list[Fact]:
    present = _present(case)
    studies = [r for r in entries(case, Kind.EDUCATION) if r not in present][:3]
    if not studies:
        return []
    return [Fact(say("facts.degrees", s=case.who, degrees=[short(r) for r in studies]), studies[0]), *(Fact("", r) for r in studies[1:])]


def _before(case: Case) -> list[Fact]:
    present = _present(case)
    past = [r for r in entries(case, Kind.EXPERIENCE) if r.entry.organisation and r.kinds[0] is Kind.EXPERIENCE and r not in present][:3]
    if not past:
        return []
    return [Fact(say("facts.before", roles=[short(r) for r in past]), past[0]), *(Fact("", r) for r in past[1:])]


def _papers(case: Case) -> list[Fact]:
    papers = [r for r in case.records if Kind.PUBLICATION in r.kinds and not r.item]
    if not papers:
        return []
    said = say("facts.papers", many=len(papers), shown=[label(r) for r in papers[:2]])
    return [Fact(said, papers[0]), *(Fact("", r) for r in papers[1:2])]


def _in_own_words(case: Case) -> list[Fact]:
    """Where the CV has nothing else, what the owner says of themselves."""
    name = case.cv.owner.name
    return [Fact(f"{name}: {t.text}", r, (t.text,)) for r in case.records if r.kinds[0] is Kind.SUMMARY for t in r.entry.texts][:2]


def lead_facts(case: Case, lead: str) -> list[Fact]:
    """What the headline rests on: the summary, else the header."""
    if not lead:
        return []
    found = [Fact("", r, (r.entry.texts[0].text,)) for r in case.records if r.kinds[0] is Kind.SUMMARY and r.entry.texts][:1]
    return found or [Fact("", case.records[0])]


_ROOM = 260  # characters for the owner's own words
_FIRST_PERSON = pattern(r"\b(I|my|me|mine|we|our)\b")


def _headline(case: Case) -> str:
    """The owner's headline: its first sentences, as far as there is room and nobody speaks of themselves."""
    said = ""
    for sentence in sentences(case.cv.owner.headline):
        if _FIRST_PERSON.search(sentence) or (said and len(said) + len(sentence) > _ROOM):
            break
        said += f"{sentence}. "
    return f"{case.cv.owner.name}: {said}" if said and len(said) < 2 * _ROOM else ""


def profile(case: Case) -> Finding:
    """What the work is about: the owner's summary, the field of the degree, research roles."""
    facts = [Fact(t.text, r, (t.text,)) for r in case.records if r.kinds[0] is Kind.SUMMARY for t in r.entry.texts[:1]][:1]
    if not facts and (now := current(case)) and not entries(case, Kind.RESEARCH):
        return now
    studies = entries(case, Kind.EDUCATION)
    if studies and studies[0].entry.area:
        facts.append(Fact(head(studies[0], case.who), studies[0]))
    roles = entries(case, Kind.RESEARCH) or entries(case, Kind.EXPERIENCE)
    for role in roles[:3]:
        units = [u for u in role.units if not u.text.lower().startswith(("advised", "supervised"))][:1]
        facts.append(
            Fact(f"{capitalised(short(role))}: {units[0].text}" if units else head(role, case.who), role, tuple(u.text for u in units))
        )
    return answered(facts, intent="profile") if facts else overview(case)


def strengths(case: Case) -> Finding:
    """Awards, skills and publications: what the CV itself holds up."""
    awards = {r.entry.id: r for r in reversed(case.records) if Kind.AWARD in r.kinds and not r.group}  # of an entry and its item the entry
    facts = [Fact(label(r), r) for r in reversed(awards.values())][:3]
    facts += [Fact(f"{r.name}: {t.text}", r, (t.text,)) for r in entries(case, Kind.SKILL)[:2] for t in r.entry.texts[:1]]
    facts += [Fact(label(r), r) for r in case.records if Kind.PUBLICATION in r.kinds and not r.item][:2]
    if not facts:
        return overview(case)
    return listing("The CV does not rate itself; what it holds up", facts[:6], intent="strengths")


def skills(case: Case) -> Finding | None:
    """Every line of skills, or the sentences that name tools where there is no such section."""
    found = [r for r in case.records if Kind.SKILL in r.kinds and not r.item]
    if not found:
        return None
    facts = [Fact(f"{r.name}: {t.text}", r, (t.text,)) for r in found for t in r.entry.texts]
    return listing("Skills", facts, intent="skills") if len(facts) > 1 else answered(facts, intent="skills") if facts else None


def lacking(case: Case, what: str) -> Finding:
    return not_in_cv(f"The CV lists no {what}.", intent="nothing_listed")


__all__ = ["current", "degree", "lacking", "overview", "profile", "skills", "strengths"]
