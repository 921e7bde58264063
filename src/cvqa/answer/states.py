"""States of a publication that a question may ask for: what its author line or its status has to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cvqa.answer.finding import Case
from cvqa.cv.model import Author, Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.gazetteer import Mention

Test = Callable[[Record], bool]

_ALONE = pattern(r"\b(alone|solo|sole|single author(ed)?|no co ?authors|without co ?authors|by (him|her|them)sel(f|ves)|only author)\b")
_TOGETHER = pattern(
    r"\b((?<!no )(have|has|had|with) (a |other |several |any )?co ?authors?|with (somebody|someone|others?|other people|colleagues|anyone)"
    r"|co ?authored|co ?written|co ?wrote"
    r"|jointly (written|published|authored)|in a team|more than one author|several authors|collaborat\w+)\b"
)
_NOT_FIRST = pattern(r"\b(neither|not)\b.*\bfirst\b")
_FIRST = pattern(r"\b(first|lead|1st)( or co first| or joint first)? author(ed|s|ship)?\b|\bco first\b|\bfirst authored\b")
_PENDING = pattern(
    r"\b(not (yet )?(published|out|accepted)|unpublished|forthcoming|in submission|under review|submitted|"
    r"in review|in press|pending|not out|(await\w*|waiting for) (the )?(referees?|reviewers?|reviews?|decision|acceptance)|"
    r"(not|never) (yet |actually |really )?(been |come |gone |appeared|made it )(out|published|accepted|printed|into print)?( yet)?)\b"
)
_OUT = pattern(r"\b(accepted|already out|published|(got|gotten|made it|get) into)\b")


_FIRST_OF_SEVERAL = pattern(r"\b(papers|publications|articles)\b.*\bfirst author")
_SHARED = pattern(
    r"\b(shar\w+|split\w*) (the )?(first|lead) (author\w*|place)|\b(co|joint(ly)?) (first|1st)\b"
    r"|\b(equal\w* contribut\w*|contribut\w* equally)\b"
)
_COUNTED_OUT = pattern(r"\b(accepted|already|(got|gotten|made it|get) into (a|an|the|print|any))\b")
_NOT_YET = pattern(r"submi|review|prepar")


_WINS = pattern(r"\b(get|win|won|wins|winner|winning|receives?|received|awarded|earn(ed)?|got|given|gained|landed|picked up|taken home)\b")
_NOT_WON = pattern(r"(?i)\b(shortlist\w*|longlist\w*|nominat\w+|finalist|(did|has|was) not (win|won)|unsuccessful\w*)\b")


def unwon(record: Record) -> str:
    """How an award is said not to have been won ("shortlisted"); empty where it was."""
    texts = (record.name, *(unit.text for unit in record.units)) if Kind.AWARD in record.kinds else ()
    said = (_NOT_WON.search(text) for text in texts)
    return next((match[0].lower() for match in said if match), "")


def _of_owner(case: Case, mention: Mention) -> bool:
    return all(case.query.words[n].stem in case.gazetteer.owner_stems for n in mention.covers)


def state(case: Case) -> Test:
    """A test of publications by author position or status, where the question is about several of them, and of awards by whether they
    were won; others pass."""
    query = case.query
    any_award = any(k.kind is Kind.AWARD for k in query.kinds) and not any(m.whole and not _of_owner(case, m) for m in query.mentions)
    if any_award and _WINS.search(query.low):
        return lambda record: not unwon(record)
    about_papers = any(k.kind is Kind.PUBLICATION for k in query.kinds)
    if not about_papers or (query.yesno and not query.has("form:list", "form:count") and not _whether_any(case)):
        return lambda record: True
    low = " ".join(w.low for n, w in enumerate(query.words) if n not in query.excluded)
    test = _by_authors(case, low) or _by_status(case, low)
    if test is None:
        return lambda record: True
    return lambda record: Kind.PUBLICATION not in record.kinds or (bool(record.entry.authors) and test(record))


_ANY = pattern(r"\b(any|anything|something|some|there)\b")


def _whether_any(case: Case) -> bool:
    """Whether a claim is of no paper in particular: "is there any that she signed alone"."""
    return bool(_ANY.search(case.query.low)) and not any(m.whole for m in case.query.mentions)


def _by_authors(case: Case, low: str) -> Test | None:
    if case.query.has("state:alone") or _ALONE.search(low):
        return lambda record: len(record.entry.authors) == 1
    if _NOT_FIRST.search(low):
        return lambda record: not leads(record.entry.authors)
    if _SHARED.search(low) and not case.query.mentions:
        return lambda record: any(a.owner and a.co_first for a in record.entry.authors)
    if _TOGETHER.search(low):
        return lambda record: len(record.entry.authors) > 1
    several = case.query.has("form:count", "form:list") or any(k.kind is Kind.PUBLICATION and k.plural for k in case.query.kinds)
    if (_FIRST.search(low) and several) or _FIRST_OF_SEVERAL.search(low):
        return lambda record: leads(record.entry.authors)
    return None


_INCLUDED = pattern(r"\b(including|included|incl|counting|even|or not)\b")


def _by_status(case: Case, low: str) -> Test | None:
    if _INCLUDED.search(low):
        return None
    if case.query.has("state:pending") or _PENDING.search(low):
        return lambda record: bool(record.entry.status)
    if case.query.has("state:preprint"):
        return _is_preprint
    if _OUT.search(low) and case.query.has("form:count") and _COUNTED_OUT.search(low):
        return lambda record: not _NOT_YET.search(record.entry.status)
    return None


_PREPRINTS = frozenset(stems("preprint arxiv biorxiv medrxiv chemrxiv psyarxiv socarxiv ssrn osf"))


def _is_preprint(record: Record) -> bool:
    return not _PREPRINTS.isdisjoint(record.bag)


def leads(authors: Sequence[Author]) -> bool:
    """Whether the owner is first or co-first author."""
    return any(a.owner and (n == 0 or a.co_first) for n, a in enumerate(authors))
