"""The keys of a RenderCV file, 2.3 to 2.8: what must be there and what form it has."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict

from cvqa.cv.date_texts import ONGOING, parse_date

TOP_KEYS = ("cv", "design", "locale", "locale_catalog", "settings", "rendercv_settings")


def _exact_date(text: str) -> str:
    if parse_date(text) is None:
        raise ValueError("is no date: YYYY, YYYY-MM or YYYY-MM-DD")
    return text


def _end_date(text: str) -> str:
    return text if text.lower() in ONGOING else _exact_date(text)


def _free_date(text: str) -> str:
    """Any words will do, but what looks like a date has to be one."""
    return _exact_date(text) if re.fullmatch(r"\d{4}(-\d{1,2}){0,2}", text) else text


def _matching(pattern: str, message: str) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text.strip()):
            raise ValueError(message)
        return text

    return AfterValidator(check)


ExactDate = Annotated[str, AfterValidator(_exact_date)]
EndDate = Annotated[str, AfterValidator(_end_date)]
FreeDate = Annotated[str, AfterValidator(_free_date)]
Url = Annotated[str, _matching(r"https?://[^\s/]+\S*", "is no web address")]
Email = Annotated[str, _matching(r"[^@\s]+@[^@\s]+\.[^@\s]+", "is no e-mail address")]
Phone = Annotated[str, _matching(r"(tel:)?\+?(?:[\s().\-/]*\d){5,15}", "is no phone number")]
Doi = Annotated[str, _matching(r".*\b10\..+", "is no DOI")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Open(BaseModel):
    """Entries may carry keys of the owner's own."""

    model_config = ConfigDict(extra="allow")


class OneLineEntry(Open):
    label: str
    details: str


class Dated(Open):
    date: FreeDate | None = None
    start_date: ExactDate | None = None
    end_date: EndDate | None = None
    location: str | None = None
    summary: str | None = None
    highlights: list[str] | None = None


class NormalEntry(Dated):
    name: str


class ExperienceEntry(Dated):
    company: str
    position: str


class EducationEntry(Dated):
    institution: str
    area: str
    degree: str | None = None
    grade: str | None = None


class PublicationEntry(Open):
    title: str
    authors: list[str]
    summary: str | None = None
    doi: Doi | None = None
    url: Url | None = None
    journal: str | None = None
    date: FreeDate | None = None


class BulletEntry(Open):
    bullet: str


class NumberedEntry(Open):
    number: str


class ReversedNumberedEntry(Open):
    reversed_number: str


class SocialNetwork(Strict):
    network: str
    username: str


class CustomConnection(Strict):
    placeholder: str
    url: Url | None
    fontawesome_icon: str | None = None


class Header(Strict):
    name: str
    headline: str | None = None
    label: str | None = None  # `headline` before 2.4
    location: str | None = None
    email: Email | list[Email] | None = None
    photo: str | None = None
    phone: Phone | list[Phone] | None = None
    website: Url | list[Url] | None = None
    social_networks: list[SocialNetwork] | None = None
    custom_connections: list[CustomConnection] | None = None
    sort_entries: str | None = None


TEXT_ENTRY = "TextEntry"
# In RenderCV's order: the first type of which an entry shows a characteristic key is its type.
ENTRY_TYPES: dict[type[Open], tuple[str, ...]] = {
    OneLineEntry: ("label", "details"),
    NormalEntry: ("name",),
    ExperienceEntry: ("company", "position"),
    EducationEntry: ("institution", "area", "degree"),
    PublicationEntry: ("title", "authors", "doi", "url", "journal"),
    BulletEntry: ("bullet",),
    NumberedEntry: ("number",),
    ReversedNumberedEntry: ("reversed_number",),
}


def entry_type(plain: Any) -> type[Open] | None:
    """The type of an entry that is a mapping, by its characteristic keys; None where it shows none."""
    keys = plain.keys() if isinstance(plain, dict) else ()
    return next((model for model, marks in ENTRY_TYPES.items() if any(mark in keys for mark in marks)), None)


def type_name(plain: Any) -> str:
    """`TextEntry` for a plain text, otherwise the name of the entry's type, empty where it shows none."""
    if isinstance(plain, str):
        return TEXT_ENTRY
    found = entry_type(plain)
    return found.__name__ if found else ""
