"""RenderCV's entries, type by type."""

from __future__ import annotations

import pytest

from cvqa.cv.model import Cv, Date, Entry, Kind, Link, Period, Person, Place, Relation, Text
from cvqa.cv.reading import read_cv
from cvqa.cv.rendercv import proper_title
from tests.cv.conftest import WriteCv


def entry(write_cv: WriteCv, section: str) -> Entry:
    """The first entry of a CV that holds one section."""
    return read_cv(write_cv("cv:\n  name: Jo Doe\n  sections:\n    Hello:\n      - Bakes.\n" + section)).entries[2]


def test_experience(write_cv: WriteCv) -> None:
    found = entry(
        write_cv,
        """\
    work_experience:
      - company: "[Acme](https://acme.example)"
        position: Research Trainee
        start_date: 2022-02
        end_date: 2022-10
        location: Leeds
        mentor: Dr. Kim Roe
        summary: Baked *rye*.
        highlights:
          - Led by
            Ana Bo.
""",
    )
    assert (found.id, found.section, found.title, found.place) == (
        "experience-acme", "Work Experience", "Research Trainee, Acme", Place("cv.yaml", 7, 16),
    )  # fmt: skip
    assert found.kinds == (Kind.EXPERIENCE, Kind.RESEARCH, Kind.INTERNSHIP)
    assert (found.name, found.organisation, found.position, found.location) == ("Acme", "Acme", "Research Trainee", "Leeds")
    assert found.period == Period(Date(2022, 2), Date(2022, 10))
    assert found.texts == (
        Text("mentor", "Dr. Kim Roe", Place("cv.yaml", 12, 12)),
        Text("summary", "Baked rye.", Place("cv.yaml", 13, 13)),
        Text("highlights", "Led by Ana Bo.", Place("cv.yaml", 15, 16)),
    )
    assert found.people == (
        Person("Kim Roe", Relation.ADVISOR, Place("cv.yaml", 12, 12), "Dr."),
        Person("Ana Bo", Relation.LEADER, Place("cv.yaml", 15, 16)),
    )
    assert found.fields[0] == Text("company", "Acme", Place("cv.yaml", 7, 7), (Link("Acme", "https://acme.example"),))
    assert [(field.field, field.text) for field in found.fields[1:]] == [
        ("position", "Research Trainee"), ("start_date", "2022-02"), ("end_date", "2022-10"), ("location", "Leeds"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("degree", "title"),
    [("MSc", "MSc in Rye, Some School"), ("Bachelor", "Bachelor of Rye, Some School"), ("", "Rye, Some School")],
)
def test_education(write_cv: WriteCv, degree: str, title: str) -> None:
    lines = f"    School:\n      - institution: Some School\n        area: Rye\n        degree: {degree}\n        grade: A\n"
    found = entry(write_cv, lines)
    assert (found.kinds, found.title, found.degree, found.area, found.id) == (
        (Kind.EDUCATION,), title, degree, "Rye", "education-some-school",
    )  # fmt: skip
    assert found.fields[-1] == Text("grade", "A", Place("cv.yaml", 10, 10))


def test_publication(write_cv: WriteCv) -> None:
    found = entry(
        write_cv,
        """\
    Footnotes:
      - title: On Rye
        authors: [Ana Bo*, "**J. Doe***"]
        journal: Rye Letters (accepted), edited by Kim Roe
        doi: 10.5555/1
        date: Forthcoming 2027
""",
    )
    assert (found.kinds, found.title, found.venue, found.status, found.doi) == (
        (Kind.PUBLICATION,), "On Rye", "Rye Letters, edited by Kim Roe", "accepted, forthcoming", "10.5555/1",
    )  # fmt: skip
    assert [(a.name, a.owner, a.co_first) for a in found.authors] == [("Ana Bo", False, True), ("J. Doe", True, True)]
    assert [(p.name, p.relation, p.place.first) for p in found.people] == [
        ("Ana Bo", Relation.COAUTHOR, 8),
        ("Kim Roe", Relation.EDITOR, 9),
    ]


def test_a_role_in_a_name_is_taken_apart(corpus: Cv) -> None:
    split = {
        e.id.split("-")[0]: (e.position, e.organisation) for e in corpus.entries if e.section == "Other Selected Experience" and e.position
    }
    assert split == {
        "teaching": ("TA for Type-Safe Front-end and Back-end System", "Tsinghua University"),
        "experience": ("AI-track Investment Analyst Intern", "ZhenFund Venture Capital"),
    }


def test_a_place_in_an_awards_name_is_its_organisation(write_cv: WriteCv) -> None:
    found = entry(write_cv, "    Other:\n      - name: Whisk Scholarship at Some School\n        date: 2020\n")
    assert (found.kinds, found.organisation, found.position) == ((Kind.AWARD, Kind.SCHOLARSHIP), "Some School", "")


def test_a_lower_case_at_is_no_organisation(write_cv: WriteCv) -> None:
    assert entry(write_cv, "    Prizes:\n      - name: Best loaf at short notice\n").organisation == ""


@pytest.mark.parametrize(
    ("line", "field"),
    [("bullet: Nothing much", "bullet"), ("number: Nothing much", "number"), ("reversed_number: Nothing much", "reversed_number")],
)
def test_bullets_and_numbers_are_texts(write_cv: WriteCv, line: str, field: str) -> None:
    found = entry(write_cv, f"    Odd:\n      - {line}\n")
    assert (found.kinds, found.title, found.texts) == ((Kind.TEXT,), "Nothing much", (Text(field, "Nothing much", Place("cv.yaml", 7, 7)),))


def test_a_bullet_names_one_thing_with_its_date(write_cv: WriteCv) -> None:
    found = entry(write_cv, "    Prizes:\n      - bullet: Golden Whisk, Bakers' Guild, May 2020\n")
    assert (found.id, found.title, found.period) == ("award-golden-whisk", "Golden Whisk", Period(Date(2020, 5), Date(2020, 5)))
    assert [(i.name, i.detail) for i in found.items] == [("Golden Whisk", "Bakers' Guild, May 2020")]


def test_a_bullet_may_list_several_things(write_cv: WriteCv) -> None:
    found = entry(write_cv, "    Skills:\n      - bullet: Rust, Julia (since 2018)\n")
    assert [(i.name, i.detail) for i in found.items] == [("Rust", ""), ("Julia", "since 2018")]
    assert found.period is None


@pytest.mark.parametrize(
    "lines",
    [
        "      - bullet: 'Prof. Ana Bo: ana@example.org'\n",
        "      - label: Prof. Ana Bo\n        details: ana@example.org\n",
        "      - name: Prof. Ana Bo\n        summary: ana@example.org\n",
        "      - 'Prof. Ana Bo (ana@example.org)'\n",
    ],
)
def test_a_referee_in_every_type_of_entry(write_cv: WriteCv, lines: str) -> None:
    found = entry(write_cv, "    Referees:\n" + lines)
    assert [(p.name, p.title, p.email, p.relation) for p in found.people] == [("Ana Bo", "Prof.", "ana@example.org", Relation.REFEREE)]
    assert (found.kinds, found.title) == ((Kind.REFEREE,), "Prof. Ana Bo")


def test_people_known_from_one_entry_are_found_in_the_prose_of_another(journalist: Cv) -> None:
    bank = next(e for e in journalist.entries if e.id == "experience-atlantic-rim-development-bank")
    assert [(p.name, p.relation, p.place.first) for p in bank.people] == [("Mireille Dantec", Relation.COLLABORATOR, 50)]


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("work_experience", "Work Experience"),
        ("caps_and_gowns", "Caps and Gowns"),
        ("education", "Education"),
        ("R&D", "R&D"),
        ("my stuff", "my stuff"),
    ],
)
def test_proper_title(key: str, title: str) -> None:
    assert proper_title(key) == title
