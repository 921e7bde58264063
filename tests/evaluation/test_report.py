"""The report: every figure counted by hand."""

from __future__ import annotations

import pytest

from cvqa.answer.reply import Reply, Status
from cvqa.evaluation.chats import Outcome
from cvqa.evaluation.judge import judge
from cvqa.evaluation.report import Report, Tally
from cvqa.evaluation.sets import Row
from tests.evaluation.rows import refusal, reply, row


def outcome(asked: Row, said: Reply) -> Outcome:
    return Outcome(asked, said, judge(asked, said))


# Three of seven are right. Two are answered wrongly, two refused too much; of four answered ones, one lacks its citation.
OUTCOMES = (
    outcome(row(id="right"), reply()),
    outcome(row(id="uncited", category="skills"), reply(citations=())),
    outcome(row(id="invented", category="private", status="not_in_cv"), reply()),
    outcome(row(id="refused", history=("Who is she?",), must=[["harbour"]]), refusal()),
    outcome(row(id="asked-back", category="skills", status=["answered", "smalltalk"]), refusal(Status.CLARIFY)),
    outcome(row(id="followed", history=("Who is she?",)), reply()),
    outcome(row(id="silent", category="private", status=["not_in_cv", "answered"]), refusal()),
)
REPORT = Report(OUTCOMES)


def test_the_figures() -> None:
    assert REPORT.accuracy == Tally(3, 7)
    assert REPORT.wrongly_answered == Tally(2, 7)
    assert REPORT.over_refused == Tally(2, 7)
    assert REPORT.followups == Tally(1, 2)
    assert REPORT.citations == Tally(3, 4)


def test_an_accepted_refusal_is_not_one_too_many() -> None:
    short = outcome(row(status=["not_in_cv", "answered"], max_chars=5), refusal())
    assert not short.right
    assert Report((short,)).over_refused == Tally(0, 1)


def test_the_weakest_category_comes_first() -> None:
    assert list(REPORT.categories.items()) == [("skills", Tally(0, 2)), ("private", Tally(1, 2)), ("experience", Tally(2, 3))]


def test_the_first_status_that_is_right_counts() -> None:
    assert REPORT.statuses == {"answered": Tally(2, 5), "not_in_cv": Tally(1, 2)}


@pytest.mark.parametrize(
    ("tally", "share", "text"), [(Tally(1, 8), 0.125, "   1 of 8     12.5%"), (Tally(0, 0), 1.0, "   0 of 0    100.0%")]
)
def test_a_tally_in_words(tally: Tally, share: float, text: str) -> None:
    assert (tally.share, str(tally)) == (share, text)


def test_the_report_to_read() -> None:
    assert list(REPORT.lines(show=1)) == [
        "  right                3 of 7     42.9%",
        "  wrongly answered     2 of 7     28.6%",
        "  over-refused         2 of 7     28.6%",
        "  follow-ups right     1 of 2     50.0%",
        "  citations right      3 of 4     75.0%",
        "",
        "by status",
        "  answered      2 of 5     40.0%",
        "  not_in_cv     1 of 2     50.0%",
        "",
        "by category",
        "  skills         0 of 2      0.0%",
        "  private        1 of 2     50.0%",
        "  experience     2 of 3     66.7%",
        "",
        "uncited [skills] set.jsonl:1",
        "  asked: Where did she work?",
        "  answered: At Harbour Works.",
        "  - has 0 citations, not 1 to 8",
    ]


def test_failing_rows_show_the_chat_and_every_reason() -> None:
    lines = list(REPORT.lines(show=99))
    start = lines.index("refused [experience] set.jsonl:1")
    assert lines[start + 1 : start + 5] == [
        "  asked: Who is she? > Where did she work?",
        "  not_in_cv: The CV does not say where she swims.",
        "  - is not_in_cv, not answered",
        "  - misses harbour",
    ]
    assert [line.split()[0] for line in lines if line.endswith("set.jsonl:1")] == ["uncited", "invented", "refused", "asked-back"]


def test_the_report_as_json() -> None:
    found = REPORT.as_dict()
    failing = found.pop("failing")
    assert found == {
        "questions": 7,
        "accuracy": 0.4286,
        "right": 3,
        "wrongly_answered": 2,
        "over_refused": 2,
        "followups": {"right": 1, "of": 2, "share": 0.5},
        "citations": {"right": 3, "of": 4, "share": 0.75},
        "by_status": {
            "answered": {"right": 2, "of": 5, "share": 0.4},
            "not_in_cv": {"right": 1, "of": 2, "share": 0.5},
        },
        "by_category": {
            "skills": {"right": 0, "of": 2, "share": 0.0},
            "private": {"right": 1, "of": 2, "share": 0.5},
            "experience": {"right": 2, "of": 3, "share": 0.6667},
        },
    }
    assert [one["id"] for one in failing] == ["uncited", "invented", "refused", "asked-back"]
    assert failing[2] == {
        "id": "refused",
        "category": "experience",
        "place": "set.jsonl:1",
        "history": ["Who is she?"],
        "question": "Where did she work?",
        "status": "not_in_cv",
        "answer": "The CV does not say where she swims.",
        "reasons": ["is not_in_cv, not answered", "misses harbour"],
    }
