"""Claims that the owner leads people ("is she in charge of anybody?"): any sentence that says how many, or whom, they lead proves it."""

from __future__ import annotations

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Finding
from cvqa.answer.headcount import of_leading
from cvqa.answer.prose import from_units
from cvqa.answer.scope import Scope
from cvqa.language.patterns import pattern

_WHOM = (
    r"(?:(?:an?|any|the|other|some|his|her|their|own|large|big|small|whole|more|several|many) )*"
    r"(?:people|person|persons|anyone|anybody|someone|somebody|others|teams?|staff|employees|colleagues|crew|group|subordinates"
    r"|direct reports|personnel|men|women|department)"
)
_LEADS = pattern(
    rf"\b(?:manag\w+|leads?|led|leading|supervis\w+|oversees?|oversaw|overseen|overseeing|heads?|headed|heading|runs?|ran"
    rf"|(?:in )?charge of|responsib\w+ (?:for|over)|boss(?:es|ed)?) (?:over |of )?{_WHOM}$"
    rf"|\b(?:has|have|had|with|is there|are there) {_WHOM} (?:(?:working|work|reporting|report) )?(?:under|below|to) (?:him|her|them|you)$"
    r"|^(?:is|are|was|were) (?:anyone|anybody|people|somebody|someone|staff) (?:working )?under (?:him|her|them|you)$"
    r"|\b(?:has|have|had|with|got) (?:an?|any|some)?(?: direct)? ?(?:direct reports|subordinates)$"
    rf"|\b(?:experience|practice|background|record) (?:of |in |with |as )*(?:{_WHOM} )?"
    rf"(?:(?:people |team |line |staff )?(?:management|leadership)|(?:manag|lead|supervis|head)ing(?: {_WHOM})?)$"
    r"|\b(?:people |team |line |staff |any )?(?:management|leadership|managerial|supervisory) (?:experience|responsibilit\w+|role|skills"
    r"|background)$"
)
_FRAME = pattern(
    r"( (?:now|today|at present|currently|at the moment|these days"
    r"|ever|before|at all|there|at work|in (?:his|her|their) (?:job|career|work)))+$"
)
_PRESENT = pattern(r"^(?:and |so |but )?(?:does|do|is|are)\b")


def leading(case: Case, found: Scope, among: bool) -> Finding | None:
    """Yes with the sentences on whom they lead or led; of now where it is asked of now; None where no such claim is made or told."""
    low = _FRAME.sub("", case.query.low)
    if not _LEADS.search(low):
        return None
    named = among or any(m.whole and not m.covers.isdisjoint(case.query.content) for m in case.query.mentions)
    pool = list(found.records if named else case.records)
    if _PRESENT.search(low) and not named:
        pool = [r for r in pool if r.ongoing]
    facts = [fact for r in pool if not r.item and (fact := from_units(r, of_leading(r)))]
    return verdict(True, facts[:3]) if facts else None
