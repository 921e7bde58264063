"""Who the owner is: in one line, as a short profile, at present, and in what they are strong."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import by_name, capitalised, listed
from cvqa.answer.refusal import not_in_cv
from cvqa.answer.wording import degree, head, label, short
from cvqa.cv.dates import end_key, start_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record


def entries(case: Case, *kinds: Kind) -> list[Record]:
    """The entries of any of the kinds, newest first."""
    found = [r for r in case.records if not r.item and not r.group and any(k in r.kinds for k in kinds)]
    return sorted(found, key=lambda r: (end_key(r.period, case.today), start_key(r.period)), reverse=True)


def current(case: Case, records: Sequence[Record] | None = None) -> Finding | None:
    """What is going on now."""
    pool = records if records is not None else entries(case, Kind.EXPERIENCE, Kind.EDUCATION, Kind.TEACHING)
    now = [r for r in pool if r.period and r.period.ongoing]
    now = [r for r in now if r.kinds[0] in _MAIN] or now
    if not now:
        return None
    return answered([Fact(_now(case, r), r) for r in now[:3]], intent="current")


_MAIN = (Kind.EXPERIENCE, Kind.EDUCATION, Kind.TEACHING)


def _now(case: Case, record: Record) -> str:
    return capitalised(head(record, case.who))


def overview(case: Case) -> Finding:
    """A few sentences: the headline, what goes on now, degrees, work before, publications and awards."""
    name = case.cv.owner.name
    facts: list[Fact] = []
    now = [r for r in entries(case, Kind.EXPERIENCE, Kind.EDUCATION) if r.period and r.period.ongoing and Kind.VOLUNTEERING not in r.kinds][
        :2
    ]
    past = [r for r in entries(case, Kind.EXPERIENCE) if r not in now and r.entry.organisation and r.kinds[0] is Kind.EXPERIENCE][:3]
    studies = [r for r in entries(case, Kind.EDUCATION) if r not in now]
    if now:
        facts.append(Fact(head(now[0], by_name(case.cv)), now[0]))
        facts += [Fact(head(r, case.who), r) for r in now[1:]]
    if studies:
        facts.append(
            Fact(
                f"{case.who.possessive.capitalize() if case.who.possessive in ('his', 'her', 'their') else case.who.possessive} degrees: "
                + listed([label(r) for r in studies]),
                studies[0],
            )
        )
        facts += [Fact("", r) for r in studies[1:]]
    if past:
        facts.append(Fact("Before: " + listed([f"{r.entry.position} at {r.entry.organisation}" for r in past]), past[0]))
        facts += [Fact("", r) for r in past[1:]]
    facts += _papers(case)
    if not facts:
        facts = [Fact(f"{name}: {t.text}", r, (t.text,)) for r in case.records if r.kinds[0] is Kind.SUMMARY for t in r.entry.texts][:2]
    lead = _headline(case)
    shown = [f for f in facts if f.text]
    text = " ".join(f"{f.text.rstrip('.')}." for f in shown)
    made = answered(facts, intent="overview")
    return Finding(made.status, f"{lead}{text}".strip(), tuple(lead_facts(case, lead)) + tuple(facts), focus=(), intent="overview")


def lead_facts(case: Case, lead: str) -> list[Fact]:
    if not lead:
        return []
    found = [Fact("", r, (r.entry.texts[0].text,)) for r in case.records if r.kinds[0] is Kind.SUMMARY and r.entry.texts][:1]
    return found or [Fact("", case.records[0])]


def _headline(case: Case) -> str:
    headline = case.cv.owner.headline.rstrip(".")
    return f"{case.cv.owner.name}: {headline}. " if headline and len(headline) < 400 else ""


def _papers(case: Case) -> list[Fact]:
    papers = [r for r in case.records if Kind.PUBLICATION in r.kinds and not r.item]
    if not papers:
        return []
    said = f"{len(papers)} publications, among them " if len(papers) > 3 else "Publications: " if len(papers) > 1 else "Publication: "
    return [Fact(said + listed([label(r) for r in papers[:3]]), papers[0]), *(Fact("", r) for r in papers[1:3])]


def profile(case: Case) -> Finding:
    """What the work is about: the owner's summary, the field of the degree, research roles."""
    facts = [Fact(t.text, r, (t.text,)) for r in case.records if r.kinds[0] is Kind.SUMMARY for t in r.entry.texts[:1]][:1]
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
    facts = [Fact(label(r), r) for r in case.records if Kind.AWARD in r.kinds and not r.group][:3]
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
