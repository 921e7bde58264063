"""Who is named in a text, and as what."""

from __future__ import annotations

import pytest

from cvqa.cv.model import Person, Place, Relation, Text
from cvqa.cv.people import mentioned, names_from, people_of, referee, strongest

HERE = Place("cv.yaml", 3, 3)
R = Relation


def found(text: str, field: str = "highlights") -> list[tuple[str, Relation, str, str]]:
    return [(p.name, p.relation, p.title, p.role) for p in people_of([Text(field, text, HERE)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Advised by Prof. Ana Bo and Prof. Cy Do and Eli Fox",
            [("Ana Bo", R.ADVISOR, "Prof.", ""), ("Cy Do", R.ADVISOR, "Prof.", ""), ("Eli Fox", R.ADVISOR, "", "")],
        ),
        ("Thesis: On Rye, supervised by Dr. Joost van Rellum.", [("Joost van Rellum", R.ADVISOR, "Dr.", "")]),
        ("Supervisor: Kim P. Roe", [("Kim P. Roe", R.ADVISOR, "", "")]),
        ("Reports to managing director Inês Carvalhosa.", [("Inês Carvalhosa", R.MANAGER, "", "managing director")]),
        ("Worked under editor Callum Strachan", [("Callum Strachan", R.MANAGER, "", "editor")]),
        ("Worked with the architect Duarte Falcoeira.", [("Duarte Falcoeira", R.COLLABORATOR, "", "architect")]),
        ("A bakery, EUR 8,000, shared with the miller Jo Doe.", [("Jo Doe", R.COLLABORATOR, "", "miller")]),
        ("GBP 18,000, jointly with Tomasz Żak-Wielgosz, for rye", [("Tomasz Żak-Wielgosz", R.COLLABORATOR, "", "")]),
        ("A startup led by Prof. Ana Bo.", [("Ana Bo", R.LEADER, "Prof.", "")]),
        ("Chapter 6 in The Handbook, edited by Isla Kerrigan-Doyle, Some Press", [("Isla Kerrigan-Doyle", R.EDITOR, "", "")]),
        ("Mentored by Dr Roe", [("Roe", R.ADVISOR, "Dr", "")]),
    ],
)
def test_a_cue_names_the_relation(text: str, expected: list[tuple[str, Relation, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Registered with the Engineering Council",
        "Moved with the family from Leeds to Porto",
        "Rhino with Grasshopper",
        "Shortlisted with The Price of a Crossing",
        "Supervised by the Royal Society of Bakers",
        "Led four analysts from 2014",
        "Worked with the city of New York",
        "Has supervised 11 theses",
        "Reports to the board",
    ],
)
def test_organisations_and_things_are_not_people(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("field", "expected"),
    [("advisors", R.ADVISOR), ("supervisor", R.ADVISOR), ("mentors", R.ADVISOR), ("manager", R.MANAGER), ("collaborators", R.COLLABORATOR)],
)
def test_extra_keys_name_people(field: str, expected: Relation) -> None:
    assert found("Prof. Ana Bo", field) == [("Ana Bo", expected, "Prof.", "")]


def test_names_end_where_the_sentence_goes_on() -> None:
    assert [n.name for n in names_from("Ana Bo, Cy Do, and won")] == ["Ana Bo", "Cy Do"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Prof. Ana Bo, head of the Department of Bread, Some University, ana@example.org",
            Person("Ana Bo", R.REFEREE, HERE, "Prof.", "ana@example.org", "head of the Department of Bread, Some University"),
        ),
        ("Prof. Ana Bo: ana@example.org", Person("Ana Bo", R.REFEREE, HERE, "Prof.", "ana@example.org")),
        ("Ana Bo (ana@example.org)", Person("Ana Bo", R.REFEREE, HERE, "", "ana@example.org")),
        ("available on request", None),
    ],
)
def test_referee_takes_a_line_apart(line: str, expected: Person | None) -> None:
    assert referee(Text("bullet", line, HERE)) == expected


def test_each_person_once_with_the_strongest_relation_and_never_the_owner() -> None:
    coauthor = Person("Ana B. Bo", R.COAUTHOR, HERE)
    advisor = Person("Ana Bo", R.ADVISOR, HERE, title="Prof.")
    owner = Person("Jó Doe", R.MENTIONED, HERE)
    assert strongest([coauthor, owner, advisor], "Jo Doe") == (advisor,)


def test_known_people_are_found_again_and_with_makes_them_collaborators() -> None:
    text = Text("highlights", "Planned it with Ana Bo after a talk by Cy Do", HERE)
    people = {p.name: p.relation for p in mentioned([text], ["Ana Bo", "Cy Do", "Eli Fox"])}
    assert people == {"Ana Bo": R.COLLABORATOR, "Cy Do": R.MENTIONED}
