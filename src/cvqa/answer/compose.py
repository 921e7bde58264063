"""From a finding to the reply: plain text, Markdown, and citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote as url_quote

from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.grammar import capitalised
from cvqa.answer.reply import MOST_CITED, Citation, Reply, Status
from cvqa.answer.voice import voiced
from cvqa.answer.wording import short
from cvqa.index.records import Record
from cvqa.language.patterns import pattern

LONGEST_QUOTE = 600
JOINED = " … "  # between the texts of one quote


def reply(case: Case, findings: Sequence[Finding], suggestions: Sequence[str]) -> Reply:
    """One reply for all parts of a question: answered where any part is, and then the silence of the others is named."""
    findings = _without_leaning(case, findings)
    status = _status(findings)
    said = [voiced(finding) for finding in _of_status(findings, status)]
    return Reply(
        status=status,
        answer=" ".join(dict.fromkeys(plain(f) for f in said)),
        markdown="\n\n".join(dict.fromkeys(_markdown(f) for f in said)),
        citations=_citations(case, [fact for f in said for fact in f.facts]),
        intent=next((f.intent for f in said if f.status is status), "unknown"),
        suggestions=tuple(suggestions),
    )


def _of_status(findings: Sequence[Finding], status: Status) -> Sequence[Finding]:
    """The findings that are told: beside an answer no small talk, and of small talk no greeting beside something else."""
    if status is Status.ANSWERED and len(findings) > 1:
        return _told_once(findings)
    if status is Status.NOT_IN_CV:
        return [f for f in findings if f.status is status]
    return ([f for f in findings if f.intent != "greeting"] or findings[:1]) if status is Status.SMALLTALK else findings


_BRACKETS = pattern(r" \([^)]*\)")


_IN_BRACKETS = ("when", "start", "end")  # what is asked may stand in brackets


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The answers, each once, and of refusals beside them only what the CV is silent on."""
    said = [f for f in findings if f.status in (Status.ANSWERED, Status.NOT_IN_CV)]
    said = [_silence(f) if f.status is Status.NOT_IN_CV and f.silence else f for f in said]
    told = [_BRACKETS.sub("", plain(f)).rstrip(".") if f.status is Status.ANSWERED and f.intent not in _IN_BRACKETS else "" for f in said]
    left = [f for n, f in enumerate(said) if not told[n] or not any(_within(told, n, m) for m in range(len(told)))]
    left = [f for n, f in enumerate(left) if not any(_repeats(f, other) for other in left[:n])]
    return [f for n, f in enumerate(left) if f.intent == "count" or not any(_repeats(f, other) for other in left[n + 1 :])]


def _repeats(finding: Finding, other: Finding) -> bool:
    """Whether each fact of a finding stands word for word in another one."""
    told = plain(other)
    return finding.status is Status.ANSWERED and bool(finding.facts) and all(f.text and f.text.rstrip(".") in told for f in finding.facts)


def _silence(finding: Finding) -> Finding:
    """A refusal without what the CV says instead; the entries that it names stay cited."""
    return replace(finding, lead=finding.silence, facts=tuple(Fact("", fact.record) for fact in finding.facts))


def _within(told: Sequence[str], n: int, m: int) -> bool:
    """Whether one answer is a part of another, or repeats an earlier one."""
    return told[n] in told[m] and (len(told[n]), m) < (len(told[m]), n)


def _without_leaning(case: Case, findings: Sequence[Finding]) -> Sequence[Finding]:
    """What is asked of a name that the CV does not hold falls with the name."""
    return findings[:1] if findings[0].intent == "unknown_name" and len(findings) > 1 and not case.query.kinds else findings


def _status(findings: Sequence[Finding]) -> Status:
    for status in (Status.ANSWERED, Status.NOT_IN_CV, Status.CLARIFY):
        if any(f.status is status for f in findings):
            return status
    return Status.SMALLTALK


def plain(finding: Finding) -> str:
    """The finding as running text: a list's points follow a colon, parted by semicolons."""
    if not finding.points:
        return capitalised(finding.lead)
    return f"{finding.lead}: {'; '.join(p.rstrip('.') for p in finding.points)}."


_SPECIAL = pattern(r"([\\`*_\[\]<>])")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def _markdown(finding: Finding) -> str:
    if not finding.points:
        return escaped(capitalised(finding.lead))
    return f"{escaped(finding.lead)}:\n\n" + "\n".join(f"- {escaped(p)}" for p in finding.points)


def _citations(case: Case, facts: Sequence[Fact]) -> tuple[Citation, ...]:
    """One citation for each entry, in the order of the facts, with all that was used of it."""
    quotes: dict[str, tuple[Record, list[str]]] = {}
    for fact in facts:
        record = fact.record
        _, texts = quotes.setdefault(record.entry.id, (record, []))
        quotes_of = fact.quotes or ((record.item.text.text,) if record.item else ())
        texts += [q for q in quotes_of if q not in texts]
    return tuple(_citation(case, record, texts) for record, texts in list(quotes.values())[:MOST_CITED])


def _citation(case: Case, record: Record, texts: Sequence[str]) -> Citation:
    entry = record.entry
    fields = [f.text for f in entry.fields if f.field not in ("authors", "advisors")] or [t.text for t in entry.texts]
    if entry.authors and not texts:
        fields += [a.name for a in entry.authors]
    said = list(dict.fromkeys([*(fields if not record.item else []), *texts]))
    home = case.cv.settings.homepage.rstrip("/")
    return Citation(
        id=entry.id,
        section=entry.section,
        title=entry.title or short(record),
        quote=clipped(JOINED.join(said)),
        source=str(record.place if record.item and len(texts) == 1 else entry.place),
        url=f"{home}/#{url_quote(entry.id)}",
        score=case.score(entry),
    )


def clipped(text: str) -> str:
    """At most 600 characters, cut at a word."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 2].rsplit(" ", 1)[0] + " …"
