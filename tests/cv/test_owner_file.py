"""The assistant file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvqa.cv.files import assistant_file
from cvqa.cv.model import Faq, Place, Settings
from cvqa.cv.reading import check_cv, read_cv
from tests.cv.conftest import WriteCv

CV = """
    cv:
      name: Jo Doe
      phone: "+44 20 7946 0000"
      sections:
        Work:
          - company: Acme Ovens & Söhne
            position: Baker
    """


def test_every_key_is_read(write_cv: WriteCv) -> None:
    file = write_cv(
        CV,
        """
        pronouns: They/them
        aliases:
          Acme Ovens & Söhne: [Acme, "A&S"]
        private: [phone]
        suggestions: [What do they bake?]
        faq:
          - questions: [Are they open to work?, For hire?]
            answer: >
              Yes, from
              May on.
        homepage: https://jo.example.org
        """,
    )
    assert read_cv(file).settings == Settings(
        pronouns="they",
        aliases={"Acme Ovens & Söhne": ("Acme", "A&S")},
        private=("phone",),
        suggestions=("What do they bake?",),
        faq=(Faq(("Are they open to work?", "For hire?"), "Yes, from May on.", Place("assistant.yaml", 7, 10)),),
        homepage="https://jo.example.org",
    )


def test_without_a_file_there_are_no_settings(write_cv: WriteCv) -> None:
    assert read_cv(write_cv(CV)).settings == Settings()


def test_an_empty_pronoun_is_none(write_cv: WriteCv) -> None:
    assert read_cv(write_cv(CV, "pronouns:\n")).settings.pronouns == ""


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["jo.assistant.yaml", "assistant.yaml"], "jo.assistant.yaml"),
        (["assistant.yaml", "kim.assistant.yaml"], "assistant.yaml"),
        (["kim.assistant.yaml"], None),
    ],
)
def test_the_file_of_the_same_name_goes_before_the_shared_one(tmp_path: Path, files: list[str], expected: str | None) -> None:
    for name in files:
        (tmp_path / name).touch()
    assert assistant_file(tmp_path / "jo.yaml") == (tmp_path / expected if expected else None)


def test_an_alias_for_a_stranger_is_told_but_not_fatal(write_cv: WriteCv) -> None:
    file = write_cv(CV, "aliases:\n  acme ovens & sohne: [A]\n  Bolt: [B]\n")
    assert [(p.file, p.line, p.message) for p in check_cv(file)] == [("assistant.yaml", 3, "alias for 'Bolt', which the CV does not name")]
    assert read_cv(file).settings.aliases["Bolt"] == ("B",)


@pytest.mark.parametrize(
    ("private", "message"),
    [
        ("fone", "private 'fone' is neither a field nor a text of the CV, so that nothing would be withheld"),
        ("name", "private: the name cannot be withheld"),
    ],
)
def test_a_private_name_that_would_withhold_nothing_is_refused(write_cv: WriteCv, private: str, message: str) -> None:
    assert [(p.line, p.message) for p in check_cv(write_cv(CV, f"private:\n  - phone\n  - {private}\n"))] == [(3, message)]


def test_a_header_field_that_the_cv_lacks_may_be_private(write_cv: WriteCv) -> None:
    cv = read_cv(write_cv(CV, "private: [email, phone]\n"))
    assert cv.withheld == ("phone",)
