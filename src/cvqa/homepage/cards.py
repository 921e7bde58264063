"""What the homepage shows of a CV: a header, and sections of cards, each card an entry and an anchor that citations link to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from cvqa.cv.dates import MONTHS
from cvqa.cv.model import Cv, Date, Entry, Kind, Owner, Period, Text

SCHEMES = ("http", "https", "mailto")
PARAGRAPHS, LISTED = ("text", "summary", "details"), ("highlights", "bullet", "number", "reversed_number")  # how a text is shown


@dataclass(frozen=True)
class Part:
    """A stretch of text; with a `url` it is a link, and `strong` marks the owner among others."""

    text: str
    url: str = ""
    strong: bool = False


Line = tuple[Part, ...]


@dataclass(frozen=True)
class Card:
    """One entry as the page shows it; what it lacks is empty."""

    id: str
    heading: Line
    place: str
    when: str
    authors: Line
    paragraphs: tuple[Line, ...]
    bullets: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """A titled run of entries."""

    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Header:
    """Whom the page is about. `id` is the anchor of the contact details, `lead_id` that of the headline where an entry says it."""

    id: str
    name: str
    lead: str
    lead_id: str
    contact: Line


def shown(cv: Cv) -> tuple[Section, ...]:
    """The sections below the header; what the header shows is not in them."""
    hidden = {entry.id for entry in (contact_entry(cv), lead_entry(cv)) if entry}
    return tuple(sections([entry for entry in cv.entries if entry.id not in hidden]))


def contact_entry(cv: Cv) -> Entry | None:
    """The entry of the CV's own header, which the page's header shows."""
    first = cv.entries[0] if cv.entries else None
    return first if first and first.kind is Kind.CONTACT else None


def lead_entry(cv: Cv) -> Entry | None:
    """The one text of a section that opens with the headline: it stands in the page's header then, and not twice."""
    for entry in cv.entries:
        alone = sum(other.section == entry.section for other in cv.entries) == 1
        if alone and entry.kind is Kind.SUMMARY and len(entry.texts) == 1 and entry.texts[0].text.startswith(cv.owner.headline):
            return entry
    return None


def header(cv: Cv) -> Header:
    """The page's header; a headline that an entry below it repeats is left to that entry."""
    contact, lead = contact_entry(cv), lead_entry(cv)
    repeated = any(cv.owner.headline in text.text for entry in cv.entries for text in entry.texts)
    words = lead.texts[0].text if lead else "" if repeated else cv.owner.headline
    return Header(contact.id if contact else "", cv.owner.name, words, lead.id if lead else "", tuple(contact_parts(cv.owner)))


def contact_parts(owner: Owner) -> Iterator[Part]:
    """The ways to reach the owner, in the order that a reader looks for them."""
    yield from (Part(address, safe_url(f"mailto:{address}")) for address in owner.email)
    yield from (Part(number) for number in owner.phone)
    if owner.location:
        yield Part(owner.location)
    yield from (Part(bare(site), safe_url(site)) for site in owner.website)
    sites = {bare(site) for site in owner.website}
    for connection in owner.connections:
        if bare(connection.url) not in sites:
            yield Part(connection.network, safe_url(connection.url))


def sections(entries: list[Entry]) -> Iterator[Section]:
    """The entries under their sections' titles, in the CV's order."""
    for number, (title, run) in enumerate(groupby(entries, key=lambda entry: entry.section), 1):
        yield Section(f"section-{number}", title, tuple(card(entry) for entry in run))


def card(entry: Entry) -> Card:
    """One entry as the page shows it."""
    labelled = any(text.field == "label" for text in entry.fields)
    heading = "" if labelled else heading_of(entry)
    url = safe_url(entry.url) or (safe_url(f"https://doi.org/{entry.doi}") if entry.doi else "")
    prose = [line(text) for text in entry.texts if text.field in PARAGRAPHS]
    return Card(
        entry.id,
        (Part(heading, url),) if heading else (),
        " · ".join(dict.fromkeys(part for part in (organisation_of(entry, heading), *own_words(entry), entry.location) if part)),
        period_text(entry.period),
        tuple(author_parts(entry)),
        (*(labelled_lines(entry.name, prose) if labelled else prose), *extra_lines(entry)),
        tuple(line(text) for text in entry.texts if text.field in LISTED),
    )


def heading_of(entry: Entry) -> str:
    """What the entry is: the position or the degree where it has one, else its name; a bare text has none of its own."""
    degree = ", ".join(part for part in (entry.degree, entry.area) if part)
    named = any(text.text == entry.name for text in entry.fields)
    return entry.position or degree or (entry.name if named else "")


def organisation_of(entry: Entry, heading: str) -> str:
    """Where it was, unless the heading says so already."""
    return "" if entry.organisation in heading else entry.organisation


def own_words(entry: Entry) -> Iterator[str]:
    """Fields that are shown as the CV has them: where a paper appears ("In submission to ..."), a grade."""
    return (text.text for text in entry.fields if text.field in ("journal", "grade"))


def labelled_lines(label: str, prose: list[Line]) -> list[Line]:
    """A label in front of what it stands for."""
    first, rest = (prose[0], prose[1:]) if prose else ((), [])
    return [(Part(label, strong=True), Part(": " if first else ""), *first), *rest]


def extra_lines(entry: Entry) -> Iterator[Line]:
    """The owner's own keys, such as advisors, where no sentence of the entry says the same."""
    sentences = [text.text for text in entry.texts if text.field in (*PARAGRAPHS, *LISTED)]
    extra = [text for text in entry.texts if text.field not in (*PARAGRAPHS, *LISTED)]
    for key, group in groupby(extra, key=lambda text: text.field):
        texts = [text for text in group if not any(text.text in sentence for sentence in sentences)]
        if texts:
            label = key.replace("_", " ").capitalize()
            yield (Part(f"{label}: "), *(part for n, text in enumerate(texts) for part in (Part(", " if n else ""), *line(text))))


def author_parts(entry: Entry) -> Iterator[Part]:
    """The author line, with the owner set off and co-first authors starred."""
    for number, author in enumerate(entry.authors):
        if number:
            yield Part(", ")
        yield Part(author.name + ("*" if author.co_first else ""), strong=author.owner)
    if any(author.co_first for author in entry.authors):
        yield Part(" (* co-first authors)")


def line(text: Text) -> Line:
    """A text with its links where their words stand; a link that leads nowhere safe stays plain."""
    parts: list[Part] = []
    rest = text.text
    for link in text.links:
        before, found, after = rest.partition(link.label)
        if found and link.label and safe_url(link.url):
            parts += [Part(before), Part(link.label, safe_url(link.url))]
            rest = after
    return tuple(part for part in (*parts, Part(rest)) if part.text)


def safe_url(url: str) -> str:
    """The address if a browser may follow it, else nothing."""
    try:
        return url if urlsplit(url.strip()).scheme in SCHEMES else ""
    except ValueError:
        return ""


def bare(url: str) -> str:
    """An address as people write it: without scheme and last slash."""
    return url.split("://", 1)[-1].rstrip("/")


def period_text(period: Period | None) -> str:
    """`Feb 2022 – Oct 2022`, `2023 – present`, `Aug 2018`, or the CV's own words where it has some."""
    if period is None or period.text:
        return period.text if period else ""
    ends = [short_date(date) for date in (period.start, period.end) if date]
    if period.ongoing:
        ends.append("present")
    return " – ".join(dict.fromkeys(ends))


def short_date(date: Date) -> str:
    """`8 Aug 2018`, `Aug 2018` or `2018`."""
    day = str(date.day) if date.day else ""
    month = MONTHS[date.month - 1][:3] if date.month else ""
    return " ".join(part for part in (day, month, str(date.year)) if part)
