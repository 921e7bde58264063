"""All problems of a CV in one report."""

from __future__ import annotations

import pytest

from cvqa.cv.reading import check_cv, read_cv
from cvqa.errors import CvError
from tests.cv.conftest import WriteCv

BROKEN = """\
cv:
  email: nobody
  nickname: Jo
  social_networks:
    - network: GitHub
  sections:
    Work:
      - company: Acme
        start_date: 2022-10
        end_date: 2022-02
      - company: Bolt
        position: Baker
        start_date: Fall 2023
        highlights: rye
      - name: A prize
    Papers:
      - title: On Rye
        authors: Jo Doe
        doi: abc
    Notes: just a text
    Odd:
      - colour: blue
    Twice: []
    Twice: []
desing:
  theme: classic
"""
ASSISTANT = """\
pronouns: xx
privat: [phone]
aliases:
  Acme: ACME
suggestions:
  - What?
faq:
  - questions: [Why?]
"""


def test_a_broken_cv_gives_all_its_faults_with_their_lines(write_cv: WriteCv) -> None:
    found = [(p.file, p.line, p.message) for p in check_cv(write_cv(BROKEN, ASSISTANT))]
    assert found == [
        ("assistant.yaml", 1, "`pronouns` is none of he, she, they"),
        ("assistant.yaml", 2, "unknown key 'privat'"),
        ("assistant.yaml", 4, "`aliases` needs a list (Acme)"),
        ("assistant.yaml", 8, "`faq` lacks a key (answer)"),
        ("cv.yaml", 1, "cv: `name` is missing"),
        ("cv.yaml", 2, "cv: `email` 'nobody' is no e-mail address"),
        ("cv.yaml", 3, "cv: unknown key 'nickname'"),
        ("cv.yaml", 5, "cv: `username` is missing"),
        ("cv.yaml", 8, "section 'Work': `position` is missing"),
        ("cv.yaml", 10, "section 'Work': end_date stands before start_date"),
        ("cv.yaml", 13, "section 'Work': `start_date` 'Fall 2023' is no date: YYYY, YYYY-MM or YYYY-MM-DD"),
        ("cv.yaml", 14, "section 'Work': `highlights` must be a list"),
        ("cv.yaml", 15, "section 'Work' mixes ExperienceEntry and NormalEntry"),
        ("cv.yaml", 18, "section 'Papers': `authors` must be a list"),
        ("cv.yaml", 19, "section 'Papers': `doi` 'abc' is no DOI"),
        ("cv.yaml", 20, "section 'Notes' must be a list of entries"),
        ("cv.yaml", 22, "section 'Odd': RenderCV has no such entry"),
        ("cv.yaml", 24, "'Twice' stands twice in the same place"),
        ("cv.yaml", 25, "unknown key 'desing' at the top"),
    ]


def test_every_problem_shows_a_right_value(write_cv: WriteCv) -> None:
    assert [p for p in check_cv(write_cv(BROKEN, ASSISTANT)) if not p.example] == []


def test_reading_raises_the_same_report(write_cv: WriteCv) -> None:
    file = write_cv(BROKEN, ASSISTANT)
    with pytest.raises(CvError, match=r"assistant\.yaml:1: .*; and 18 more") as refused:
        read_cv(file)
    assert refused.value.problems == check_cv(file)


@pytest.mark.parametrize(
    ("cv", "line", "message"),
    [
        ("name: Jo\n", 1, "there is no `cv` key at the top"),
        ("- cv\n", 1, "there is no `cv` key at the top"),
        ("cv:\n", 1, "`cv` holds no keys"),
        ("cv:\n  name:\n", 2, "cv: `name` must be a text"),
        ("cv:\n  name: ''\n", 2, "cv: `name` is empty"),
        ("cv:\n  name: Jo\n  sections: []\n", 3, "`sections` must map titles to lists of entries"),
        ("cv:\n  name: Jo\n  sections:\n    A:\n      -\n", 5, "section 'A': RenderCV has no such entry"),
        ("cv:\n  name: Jo\n  website: jo.example.org\n", 3, "cv: `website` 'jo.example.org' is no web address"),
        ("cv:\n  name: Jo\n  sections:\n    A:\n      - name: X\n        date: 2023-13\n", 6, "section 'A': `date` '2023-13' is no date"),
        (
            "cv:\n  name: Jo\n  sections:\n    A:\n      - name: X\n        date: 2023-02-30\n",
            6,
            "section 'A': `date` '2023-02-30' is no date",
        ),
        ("cv:\n  name: Jo\n  sections:\n    A:\n      - label: X\n", 5, "section 'A': `details` is missing"),
        (
            "cv:\n  name: Jo\n  sections:\n    A:\n      - name: X\n        highlights:\n          - {a: b}\n",
            7,
            "`highlights` must be a text",
        ),
    ],
)
def test_single_faults(write_cv: WriteCv, cv: str, line: int, message: str) -> None:
    found = [(p.line, p.message) for p in check_cv(write_cv(cv)) if message in p.message]
    assert [where for where, _ in found] == [line]


@pytest.mark.parametrize(
    "cv",
    [
        "cv:\n  name: Jo\n",
        "cv:\n  name: Jo\n  sections:\n",
        "cv:\n  name: Jo\n  sections:\n    Empty: []\n    Nothing:\n",
        "cv:\n  name: Jo\n  headline: Baker\n  email: [a@b.org, c@d.org]\n  phone: [+44 20 7946 0000]\n  website: [https://a.org]\n",
        "cv:\n  name: Jo\n  label: Baker\n  photo: me.jpg\n  sort_entries: none\n  email:\n",
        "cv:\n  name: Jo\n  custom_connections: [{placeholder: Shop, url: https://shop.org, fontawesome_icon: bread}]\n",
        "cv:\n  name: Jo\n  custom_connections: [{placeholder: Door, url: }]\n",
        "cv:\n  name: Jo\ndesign: {theme: classic}\nlocale: {}\nsettings: {}\nrendercv_settings: {}\nlocale_catalog: {}\n",
        "cv:\n  name: Jo\n  sections:\n    A:\n      - name: X\n        start_date: 2020-05\n        end_date: 2020\n",
        "cv:\n  name: Jo\n  sections:\n    A:\n      - number: one\n    B:\n      - reversed_number: two\n    C:\n      - bullet: three\n",
        "cv:\n  name: Jo\n  sections:\n    A:\n      - institution: X\n        area: Y\n        pay: 12\n        advisors: [K]\n",
    ],
)
def test_what_rendercv_takes_has_no_problem(write_cv: WriteCv, cv: str) -> None:
    assert check_cv(write_cv(cv)) == ()
