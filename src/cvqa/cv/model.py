"""What a CV says, as typed entries: the one form that every reader gives and every later room takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an entry is about. An entry may be of several kinds; the first is the one it is shown under."""

    EDUCATION = "education"
    PUBLICATION = "publication"
    EXPERIENCE = "experience"  # paid or unpaid work with an employer or host
    RESEARCH = "research"  # beside EXPERIENCE: a research role
    ENGINEERING = "engineering"  # beside EXPERIENCE: an engineering or software role
    INTERNSHIP = "internship"  # beside EXPERIENCE: an intern's or a trainee's role
    PROJECT = "project"
    AWARD = "award"  # prizes, medals, honours, scholarships
    SCHOLARSHIP = "scholarship"  # beside AWARD
    FELLOWSHIP = "fellowship"  # beside AWARD
    GRANT = "grant"
    TEACHING = "teaching"
    TALK = "talk"
    SERVICE = "service"  # offices held, committees, reviewing, community roles
    VOLUNTEERING = "volunteering"
    CERTIFICATION = "certification"  # licences and certificates
    MEMBERSHIP = "membership"
    SKILL = "skill"
    LANGUAGE = "language"  # a human language
    INTEREST = "interest"
    LEAVE = "leave"  # a career break
    REFEREE = "referee"
    CONTACT = "contact"  # the header: e-mail, phone, web addresses, location
    SUMMARY = "summary"  # the owner's words about themselves
    TEXT = "text"  # anything else


class Relation(StrEnum):
    """What a person is to the owner in one entry."""

    ADVISOR = "advisor"  # advised, supervised, mentored by
    MANAGER = "manager"  # reports to, worked under, editor or lead of the place
    COLLABORATOR = "collaborator"  # with, jointly with, shared with
    COAUTHOR = "co-author"
    REFEREE = "referee"
    LEADER = "leader"  # led the project or organisation that the entry is about
    EDITOR = "editor"  # edited the volume
    MENTIONED = "mentioned"


@dataclass(frozen=True, order=True)
class Place:
    """Lines `first` to `last` (1-based, inclusive) of a file, named without its folder."""

    file: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.file}:{self.first}" if self.first == self.last else f"{self.file}:{self.first}-{self.last}"


@dataclass(frozen=True, order=True)
class Date:
    """A day, a month or a year: what is not given is 0, so that dates order by what they say."""

    year: int
    month: int = 0
    day: int = 0


@dataclass(frozen=True)
class Period:
    """When an entry was. A single date has `start` equal to `end`; an ongoing one has no `end`.

    `text` is set where the CV gives words of its own ("Forthcoming 2027", "Fall 2023"); a text without a year leaves both ends None.
    """

    start: Date | None
    end: Date | None
    ongoing: bool = False
    text: str = ""


@dataclass(frozen=True)
class Link:
    """A Markdown link of a text: its words and where it leads."""

    label: str
    url: str


@dataclass(frozen=True)
class Text:
    """One text of an entry with its Markdown stripped, and where it stands.

    `field` is the CV's own key: `summary`, `highlights`, `details`, `bullet`, or an extra key such as `advisors`.
    """

    field: str
    text: str
    place: Place
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Person:
    """A person whom an entry names, what they are to the owner there, and in which text that stands."""

    name: str  # as the CV writes it, without title: "Ann Lee"
    relation: Relation
    place: Place
    title: str = ""  # "Prof.", "Dr."
    email: str = ""
    role: str = ""  # "architect", "managing director", "head of the Department of Journalism"


@dataclass(frozen=True)
class Author:
    """One name of a publication's author line, in its order."""

    name: str
    owner: bool = False
    co_first: bool = False


@dataclass(frozen=True)
class Item:
    """One of several like things that a single text or highlight of an entry lists: a prize, a skill, a talk, a course.

    `name` is what it is called ("R"), `detail` what the CV adds ("daily since 2011"), `text` the whole of it as the CV says.
    """

    name: str
    text: Text
    kinds: tuple[Kind, ...]
    detail: str = ""
    period: Period | None = None


@dataclass(frozen=True)
class Entry:
    """One entry of a CV. Fields that its type lacks are empty; `place` spans all its lines."""

    id: str  # slug of kind and name: "experience-acme"
    kinds: tuple[Kind, ...]
    section: str
    title: str  # how it is called in a list: "Research Assistant, Acme"
    place: Place
    name: str = ""  # the organisation, the paper's title, the award, the label
    organisation: str = ""
    position: str = ""
    degree: str = ""
    area: str = ""
    venue: str = ""
    status: str = ""  # of a publication that is not out: "in submission", "accepted", "forthcoming"
    location: str = ""
    doi: str = ""
    url: str = ""
    period: Period | None = None
    authors: tuple[Author, ...] = ()
    people: tuple[Person, ...] = ()
    texts: tuple[Text, ...] = ()
    items: tuple[Item, ...] = ()
    fields: tuple[Text, ...] = ()  # every structured field as the CV writes it: Text("company", "Acme", place)

    @property
    def kind(self) -> Kind:
        """The kind it is shown under."""
        return self.kinds[0]


@dataclass(frozen=True)
class Connection:
    """A web address or account of the owner: network ("GitHub", "Website"), user name and link."""

    network: str
    username: str
    url: str
    place: Place


@dataclass(frozen=True)
class Owner:
    """Whom the CV is about: the header's public part. `headline` falls back to the first summary line."""

    name: str
    headline: str = ""
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    location: str = ""
    website: tuple[str, ...] = ()
    connections: tuple[Connection, ...] = ()


@dataclass(frozen=True)
class Faq:
    """A question-answer pair in the owner's own words."""

    questions: tuple[str, ...]
    answer: str
    place: Place


@dataclass(frozen=True)
class Settings:
    """The assistant file: what the owner adds for the assistant. Every key is optional."""

    pronouns: str = ""  # "he", "she", "they"; empty: the name is used
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    private: tuple[str, ...] = ()  # names of header fields ("phone") or texts that never leave the CV
    suggestions: tuple[str, ...] = ()
    faq: tuple[Faq, ...] = ()
    homepage: str = ""


@dataclass(frozen=True)
class Cv:
    """A CV as read: the owner, the entries in file order (the header's contact entry first), and the assistant's settings.

    Nothing private is left in it: private fields are absent and private texts masked, and `withheld` names what was taken out.
    """

    owner: Owner
    entries: tuple[Entry, ...]
    settings: Settings
    withheld: tuple[str, ...] = ()  # "phone", ...
