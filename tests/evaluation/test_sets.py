"""Reading question sets: what a row holds, and where a broken one stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cvqa.answer.reply import Status
from cvqa.errors import UsageError
from cvqa.evaluation.sets import read_sets
from tests.evaluation.rows import row

PLAIN = {"id": "q-1", "category": "experience", "question": "Where did she work?", "status": "answered"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "set.jsonl"


def test_a_row_knows_its_place_and_blank_lines_count(file: Path) -> None:
    file.write_text("\n" + json.dumps(PLAIN) + "\n\n" + json.dumps(PLAIN | {"id": "q-2"}))
    assert read_sets([file]) == (row(place=f"{file}:2"), row(place=f"{file}:4", id="q-2"))


def test_several_sets_are_one_after_the_other(tmp_path: Path) -> None:
    files = [tmp_path / "b.jsonl", tmp_path / "a.jsonl"]
    for file in files:
        file.write_text(json.dumps(PLAIN | {"id": file.stem}))
    assert [found.id for found in read_sets(files)] == ["b", "a"]


def test_every_field_is_read(file: Path) -> None:
    given = {
        "status": ["answered", "clarify"],
        "history": ["Who is she?"],
        "must": [["harbour", "port"], ["2020"]],
        "forbid": ["\\bpilot"],
        "cite": ["Diver"],
        "max_chars": 80,
        "ideal": "At Harbour Works.",
    }
    file.write_text(json.dumps(PLAIN | given))
    (found,) = read_sets([file])
    assert found.status == (Status.ANSWERED, Status.CLARIFY)
    assert found.must == (("harbour", "port"), ("2020",))
    assert (found.history, found.forbid, found.cite) == (("Who is she?",), ("\\bpilot",), ("Diver",))
    assert (found.max_chars, found.ideal) == (80, "At Harbour Works.")


def test_null_is_absent_and_unknown_fields_are_let_be(file: Path) -> None:
    file.write_text(json.dumps(PLAIN | {"must": None, "max_chars": None, "note": "seen on a phone"}))
    assert read_sets([file]) == (row(place=f"{file}:1"),)


def test_a_line_separator_inside_a_question_ends_no_row(file: Path) -> None:
    file.write_text(json.dumps(PLAIN | {"question": "Where\u2028did she work?"}, ensure_ascii=False), "utf-8")
    assert read_sets([file])[0].question == "Where\u2028did she work?"


BROKEN: list[tuple[object, str]] = [
    ([], "a row is a JSON object, not []"),
    ({key: value for key, value in PLAIN.items() if key != "status"}, "`status`: Field required"),
    (PLAIN | {"status": "silent"}, "`status.0`: Input should be 'answered', 'not_in_cv', 'clarify' or 'smalltalk'"),
    (PLAIN | {"status": []}, "`status`: Value should have at least 1 item"),
    (PLAIN | {"question": "  "}, "`question`: String should match pattern"),
    (PLAIN | {"must": ["harbour"]}, "`must.0`: Input should be a valid tuple"),
    (PLAIN | {"must": [[]]}, "`must.0`: Tuple should have at least 1 item"),
    (PLAIN | {"must": [["(harbour"]]}, "`must.0.0`: '(harbour' is not a regular expression: missing ), unterminated subpattern"),
    (PLAIN | {"forbid": ["*"]}, "`forbid.0`: '*' is not a regular expression: nothing to repeat"),
    (PLAIN | {"max_chars": 0}, "`max_chars`: Input should be greater than 0"),
]


@pytest.mark.parametrize(("second", "complaint"), BROKEN, ids=[complaint for _, complaint in BROKEN])
def test_a_broken_row_is_named_by_file_and_line(file: Path, second: object, complaint: str) -> None:
    file.write_text(json.dumps(PLAIN) + "\n" + json.dumps(second))
    with pytest.raises(UsageError, match=re.escape(f"{file}:2: {complaint}")):
        read_sets([file])


@pytest.mark.parametrize("line", [b'{"id": "q-1"', b"Where did she work?", b'{"id": "\xff"}'])
def test_a_line_that_is_no_json_is_named(file: Path, line: bytes) -> None:
    file.write_bytes(json.dumps(PLAIN).encode() + b"\n" + line + b"\n")
    with pytest.raises(UsageError, match=re.escape(f"{file}:2: this is not JSON (")):
        read_sets([file])


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_set_without_questions_is_refused(file: Path, content: str) -> None:
    file.write_text(content)
    with pytest.raises(UsageError, match=re.escape(f"{file}: there is no question in it")):
        read_sets([file])
