"""What an entry is about: from what it says first, from its section's title where it says nothing."""

from __future__ import annotations

import re

from cvqa.cv.model import Kind
from cvqa.language.patterns import pattern

# The nouns that name a kind. An entry's own words and a section's title are read with the same table.
NOUNS: dict[Kind, str] = {
    Kind.LEAVE: r"(?:parental|maternity|paternity|family|sick|caring|study) leave|career (?:breaks?|gap|pause)|sabbatical"
    r"|leave of absence|gap year|time (?:out|off|away)|carer for (?:my|his|her|their)",
    Kind.SCHOLARSHIP: r"scholarships?|bursar(?:y|ies)",
    Kind.FELLOWSHIP: r"fellowships?",
    Kind.AWARD: r"awards?|prizes?|medals?|medall?ists?|hono(?:u?rs|ring)|scholarships?|bursar(?:y|ies)|fellowships?|laureates?"
    r"|troph(?:y|ies)|distinctions?|winners?|winning|runners?-up|shortlisted|best paper|dean'?s list",
    Kind.GRANT: r"grants?|funding",
    Kind.TALK: r"talks?|keynotes?|presentations?|panels?|panellists?|invited lectures?|speeches|speaker|speaking",
    Kind.CERTIFICATION: r"licen[cs]es?|certificat(?:es?|ions?)|certified|chartered|registered|registrations?|accreditations?|accredited"
    r"|bar admissions?|admissions? to the bar",
    Kind.MEMBERSHIP: r"memberships?|members? of|member|professional bod(?:y|ies)|affiliations?",
    Kind.VOLUNTEERING: r"volunteer(?:s|ing)?|pro bono|charity work",
    Kind.TEACHING: r"teach(?:ing|ers?)|taught|TAs?|tutor(?:s|ing|ials?)?|(?:senior |visiting |guest )?lecturers?|lecturing|instructors?"
    r"|courses?(?: taught)?|classroom|professors?|coach(?:ing)?",
    Kind.SERVICE: r"service|review(?:er|ing)|committees?|chair(?:s|ed|wom[ae]n|m[ae]n|person)?|organi[sz]ers?|board|president|treasurer"
    r"|secretary|monitors?|student advis[eo]rs?|ambassadors?|representatives?|captains?|leadership|prefect|delegate|spokesperson",
    Kind.PROJECT: r"projects?|portfolio|case studies",
    Kind.REFEREE: r"referees?|references?|recommenders?",
    Kind.LANGUAGE: r"(?<!programming )(?<!scripting )(?<!computer )(?<!coding )(?<!query )(?:languages?|mother tongues?|tongues?)",
    Kind.SKILL: r"(?:programming|scripting|computer|coding|query) languages?|skills?|software|tools?|toolbox|toolkit|frameworks?"
    r"|technolog(?:y|ies)|technical|programming|coding|competenc(?:es?|y|ies)|expertise|proficienc(?:y|ies)|tech stack|abilities",
    Kind.INTEREST: r"hobb(?:y|ies)|interests?|pastimes?|free time|leisure",
    Kind.SUMMARY: r"profile|summary|about(?: me)?|objectives?|(?:personal )?statement|bio(?:graphy)?|introduction|overview",
    Kind.EDUCATION: r"education|degrees?|academic (?:background|training)|studies",
    Kind.PUBLICATION: r"publications?|papers?|articles?|preprints?|books?|book chapters?|theses|writings?",
    Kind.RESEARCH: r"research(?:ers?)?|scientists?|post-?doc(?:toral)?",
    Kind.ENGINEERING: r"engineer(?:s|ing)?|(?:software|web|backend|frontend|full[- ]stack|app) developers?|developers?|programmers?|devops",
    Kind.INTERNSHIP: r"interns?|internships?|trainees?|traineeships?|apprentices?|apprenticeships?|work placements?",
    Kind.EXPERIENCE: r"experience|employment|work(?: history)?|careers?|positions?|appointments?|jobs?",
}
_FIND = {kind: pattern(rf"(?<![\w-])(?:{nouns})(?![\w-])", re.IGNORECASE) for kind, nouns in NOUNS.items()}
ROLE = pattern(
    r"\b(?:intern|trainee|apprentice|assistant|associate|TA|tutor|engineer|developer|programmer|lecturer|teacher|instructor|professor|analyst"
    r"|manager|director|editor|reporter|journalist|columnist|scientist|researcher|officer|consultant|designer|architect|economist"
    r"|technician|coordinator|adviser|advisor|coach|head|lead|founder|volunteer)\b",
    re.IGNORECASE,
)
LEVEL = pattern(r"\b(?:native|mother tongue|bilingual|fluent|conversational|intermediate|[ABC][12])\b", re.IGNORECASE)
_GIVEN = pattern(r"^(?:given|awarded|won|conferred|presented|received|granted)\b", re.IGNORECASE)
_WRITTEN = pattern(
    r"^(?:(?:an?|the|first|second|third|my|co-?authored|illustrated|opinion|short|magazine|newspaper|review) )*"
    r"(?:piece|essay|(?:cook|guide|text|hand|picture)?book|novel|article|column|monograph|poem|story|paper|report|chapter)\b"
    r"(?! (?:prize|award|contest))",
    re.IGNORECASE,
)
# Beside these, an entry may be of a second kind that its words name; on their own they only say more about an entry.
_BESIDE = {
    Kind.AWARD: (Kind.SCHOLARSHIP, Kind.FELLOWSHIP, Kind.GRANT),
    Kind.EXPERIENCE: (Kind.RESEARCH, Kind.ENGINEERING, Kind.INTERNSHIP, Kind.TEACHING, Kind.VOLUNTEERING),
    Kind.VOLUNTEERING: (Kind.ENGINEERING, Kind.TEACHING, Kind.RESEARCH),
}
_ROLES = (Kind.RESEARCH, Kind.ENGINEERING, Kind.INTERNSHIP)
_OWN = (Kind.LEAVE, Kind.AWARD, Kind.GRANT, Kind.TALK, Kind.CERTIFICATION, Kind.MEMBERSHIP, Kind.VOLUNTEERING, Kind.TEACHING, Kind.SERVICE)
LISTS = (Kind.LANGUAGE, Kind.SKILL, Kind.MEMBERSHIP, Kind.INTEREST, Kind.AWARD, Kind.GRANT, Kind.TALK, Kind.CERTIFICATION,
         Kind.VOLUNTEERING, Kind.TEACHING, Kind.SERVICE, Kind.PROJECT)  # fmt: skip
_LISTED = (*LISTS, Kind.REFEREE, Kind.PUBLICATION, Kind.SUMMARY)


def named(text: str) -> tuple[Kind, ...]:
    """The kinds that a text's nouns name, in the order of `NOUNS`."""
    return tuple(kind for kind, find in _FIND.items() if find.search(text))


def several(name: str) -> tuple[Kind, ...]:
    """The kinds of which a short name is the plural: `Grants held`, `Invited talks`; what it heads is a list of them."""
    found = [kind for kind in LISTS if (match := _FIND[kind].search(name)) and match[0].lower().endswith(("s", "service", "teaching"))]
    return _beside(found[0], named(name)) if found and len(name.split()) <= 4 else ()


def section_kinds(title: str) -> tuple[Kind, ...]:
    """The kinds that a section's title names; `EXPERIENCE` only where it names nothing else but roles."""
    kinds = named(title)
    return kinds if set(kinds) <= {Kind.EXPERIENCE, *_ROLES} else tuple(k for k in kinds if k is not Kind.EXPERIENCE)


_JOINED = pattern(r"&|,|/|\band\b")
_WORKING = frozenset({Kind.EXPERIENCE, Kind.TEACHING, *_ROLES})


def of_experience(position: str, title: str) -> tuple[Kind, ...]:
    """An entry with company and position: work, unless its section is one of volunteering, service, projects or talks."""
    words, section = named(position), section_kinds(title)
    if _JOINED.search(title) and _WORKING.intersection(named(title)):  # "Other Jobs and Volunteering": its own words say which
        section = tuple(kind for kind in section if kind in words or kind in (Kind.PROJECT, Kind.TALK, Kind.LEAVE))
    first = next((k for k in (Kind.VOLUNTEERING, Kind.SERVICE, Kind.PROJECT, Kind.TALK, Kind.LEAVE) if k in section), Kind.EXPERIENCE)
    if first is Kind.EXPERIENCE and Kind.VOLUNTEERING in words:
        first = Kind.VOLUNTEERING
    roles = tuple(k for k in _BESIDE[Kind.EXPERIENCE] if k in words or k in section)
    return _once(first, Kind.EXPERIENCE, *roles)


def of_normal(name: str, title: str, summary: str, *, dated: bool) -> tuple[Kind, ...]:
    """An entry with a name only: its section's kind where that is definite, else what its name says it is."""
    words, section = named(name), tuple(k for k in section_kinds(title) if k not in (Kind.EXPERIENCE, *_ROLES, Kind.SUMMARY))
    own = [kind for kind in _OWN if kind in words]
    if section:
        first = next((kind for kind in section if kind in words), Kind.AWARD if Kind.AWARD in section else section[0])
        return _beside(first, words)
    if _WRITTEN.match(summary):
        return (Kind.PUBLICATION,)
    if own:
        return _beside(own[0], words, role=_is_role(name))
    if _is_role(name):
        return of_experience(name, title)
    if _GIVEN.match(summary):
        return (Kind.AWARD,)
    if Kind.EXPERIENCE in section_kinds(title):
        return _once(Kind.EXPERIENCE, *(k for k in _ROLES if k in section_kinds(title)))
    return next(((k,) for k in _LISTED if k in words), (Kind.PROJECT,) if dated else (Kind.TEXT,))


def _is_role(name: str) -> bool:
    """`Sales Trainee at Acme`: a role word before the place."""
    before, at, _ = name.partition(" at ")
    return bool(at) and ROLE.search(before) is not None


def _beside(first: Kind, words: tuple[Kind, ...], *, role: bool = False) -> tuple[Kind, ...]:
    more = [kind for kind in _BESIDE.get(first, ()) if kind in words]
    if role and first in (Kind.TEACHING, Kind.VOLUNTEERING):
        more = [Kind.EXPERIENCE, *(k for k in (*_ROLES,) if k in words)]
    return _once(first, *more)


def of_line(label: str, details: str, title: str) -> tuple[Kind, ...]:
    """A labelled line: languages by their levels, otherwise what its label or its section names; skills where it lists things."""
    parts = [part for part in re.split(r"[,;]", details) if part.strip()]
    if parts and sum(bool(LEVEL.search(part)) for part in parts) * 2 > len(parts):
        return (Kind.LANGUAGE,)
    words, section = named(label), section_kinds(title)
    several_things = Kind.SKILL in section or (len(parts) > 1 and _JOINED.search(title))
    if several_things and Kind.LANGUAGE not in words:  # in "Skills and Languages", what has no such levels is a skill
        section = tuple(kind for kind in section if kind is not Kind.LANGUAGE)
    found = [kind for kind in _LISTED if kind in words] or [kind for kind in _LISTED if kind in section]
    if found:
        return _beside(found[0], words)
    return (Kind.SKILL,) if len(parts) > 1 else (Kind.TEXT,)


def of_text(text: str, title: str, *, opening: bool) -> tuple[Kind, ...]:
    """A free text: its leading label (`Invited talks: ...`), its section, else the owner's words about themselves where it opens the CV."""
    label, colon, _ = text.partition(":")
    words = named(label) if colon and len(label.split()) <= 5 else ()
    section = section_kinds(title)
    if re.search(r"[^@\s]+@[^@\s]+\.\w", text) and (Kind.REFEREE in section or _opens_with_name(text)):
        return (Kind.REFEREE,)
    found = [k for k in _LISTED if k in words] or [k for k in _LISTED if k in section]
    if found:
        return _beside(found[0], named(text))
    if len(text.split()) <= 12 and (own := [k for k in _OWN if k in named(text)]):
        return _beside(own[0], named(text))
    return (Kind.SUMMARY,) if opening else (Kind.TEXT,)


def _opens_with_name(text: str) -> bool:
    words = text.replace(",", " ,").replace(":", " ,").split()
    capital = [word[:1].isupper() for word in words[:2]]
    return len(capital) == 2 and all(capital)


def _once(*kinds: Kind) -> tuple[Kind, ...]:
    return tuple(dict.fromkeys(kinds))
