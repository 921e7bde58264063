"""What an entry is about, by its words and by its section."""

from __future__ import annotations

import pytest

from cvqa.cv import kinds
from cvqa.cv.model import Kind

K = Kind


@pytest.mark.parametrize(
    ("position", "section", "expected"),
    [
        ("Research Assistant", "Research Experience", (K.EXPERIENCE, K.RESEARCH)),
        ("Research Intern", "Ink", (K.EXPERIENCE, K.RESEARCH, K.INTERNSHIP)),
        ("Trainee", "Engineering Experience", (K.EXPERIENCE, K.ENGINEERING, K.INTERNSHIP)),
        ("Structural Engineer", "Numbers", (K.EXPERIENCE, K.ENGINEERING)),
        ("Visiting Lecturer", "Classrooms", (K.EXPERIENCE, K.TEACHING)),
        ("Internal Auditor", "Work", (K.EXPERIENCE,)),
        ("Volunteer Engineer", "Volunteering", (K.VOLUNTEERING, K.EXPERIENCE, K.ENGINEERING)),
        ("Volunteer Cook", "Odds and Ends", (K.VOLUNTEERING, K.EXPERIENCE)),
        ("Programme Chair", "Service", (K.SERVICE, K.EXPERIENCE)),
    ],
)
def test_of_experience(position: str, section: str, expected: tuple[Kind, ...]) -> None:
    assert set(kinds.of_experience(position, section)) == set(expected)
    assert kinds.of_experience(position, section)[0] is expected[0]


@pytest.mark.parametrize(
    ("name", "section", "expected"),
    [
        ("Young Bakers Medal", "Other Experience", (K.AWARD,)),
        ("Chess Scholarship at Some University", "Other Experience", (K.AWARD, K.SCHOLARSHIP)),
        ("Coaching the chess club", "Other Experience", (K.TEACHING,)),
        ("TA for Algebra at Some University", "Other Experience", (K.TEACHING, K.EXPERIENCE)),
        ("Sales Trainee at Acme", "Other Experience", (K.EXPERIENCE, K.INTERNSHIP)),
        ("A walk around the world", "Other Experience", (K.EXPERIENCE,)),
        ("Teaching Excellence Award", "Rosettes", (K.AWARD,)),
        ("Fellowships", "Rosettes", (K.AWARD, K.FELLOWSHIP)),
        ("Grants held", "Purses", (K.GRANT,)),
        ("Grant Street Bridge", "Selected Projects", (K.PROJECT,)),
        ("Chartered Engineer", "Licences and Certifications", (K.CERTIFICATION,)),
        ("Parental leave", "Career Break", (K.LEAVE,)),
        ("Parental leave", "Interlude", (K.LEAVE,)),
        ("Golden Whisk", "Awards and Grants", (K.AWARD,)),
        ("Town Fund Grant", "Awards and Grants", (K.GRANT,)),
    ],
)
def test_of_normal(name: str, section: str, expected: tuple[Kind, ...]) -> None:
    assert kinds.of_normal(name, section, "", dated=False) == expected


def test_of_normal_falls_back_on_summary_and_dates() -> None:
    assert kinds.of_normal("Golden Whisk", "Shelf", "Given by the bakers' guild", dated=False) == (K.AWARD,)
    assert kinds.of_normal("Golden Whisk", "Shelf", "", dated=True) == (K.PROJECT,)
    assert kinds.of_normal("Golden Whisk", "Shelf", "", dated=False) == (K.TEXT,)
    assert kinds.of_normal("Golden Whisk", "Shelf", "Essay on eggs, in the Larder", dated=True) == (K.PUBLICATION,)


@pytest.mark.parametrize(
    ("label", "details", "section", "expected"),
    [
        ("Tongues", "Spanish (native), Wolof (A2)", "Toolbox", K.LANGUAGE),
        ("Code", "R (daily), Python", "Toolbox", K.SKILL),
        ("Programming languages", "R, Python", "Misc", K.SKILL),
        ("Bodies", "Guild of Bakers (member since 2018)", "Professional Memberships", K.MEMBERSHIP),
        ("Hobbies", "chess, rowing", "Skills", K.INTEREST),
        ("Nationality", "Dutch", "Me", K.TEXT),
        ("Anything", "one, two", "Me", K.SKILL),
        ("Data", "Kafka (expert), Redis (intermediate)", "Skills and Languages", K.SKILL),
    ],
)
def test_of_line(label: str, details: str, section: str, expected: Kind) -> None:
    assert kinds.of_line(label, details, section)[0] is expected


@pytest.mark.parametrize(
    ("text", "section", "opening", "expected"),
    [
        ("Invited talks: 'One', Oslo; 'Two', Rome.", "Microphones", False, K.TALK),
        ("Prof. Kim Roe, head of bread, kim@example.org", "Ask Them", False, K.REFEREE),
        ("Kim Roe: kim@example.org", "Academic Referees", False, K.REFEREE),
        ("Baker who won an award for rye and teaches courses.", "Profile", False, K.SUMMARY),
        ("Baker with a long story to tell about how the bread was won over many years.", "Hello", True, K.SUMMARY),
        ("Write to kim@example.org for more.", "Notes", False, K.TEXT),
        ("Reviewer for the Journal of Bread", "Odds", False, K.SERVICE),
        ("Nothing in particular", "Odds", False, K.TEXT),
    ],
)
def test_of_text(text: str, section: str, opening: bool, expected: Kind) -> None:
    assert kinds.of_text(text, section, opening=opening)[0] is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Prizes", (K.AWARD,)), ("Fellowships", (K.AWARD, K.FELLOWSHIP)), ("Grants held", (K.GRANT,)), ("Bakers Prize", ()), ("Acme", ())],
)
def test_several_is_a_plural(name: str, expected: tuple[Kind, ...]) -> None:
    assert kinds.several(name) == expected
