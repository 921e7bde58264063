"""How many rows of each set are right at the least."""

from __future__ import annotations

from cvqa.evaluation.chats import Outcome
from cvqa.evaluation.judge import judge
from cvqa.evaluation.report import Report
from tests.answers.desks import Desk
from tests.evaluation.other_judge import as_json, other_judge

FLOOR = {"hexu_zhao": 0.84, "marta_engineer": 0.83, "ari_journalist": 0.87}


def test_every_row_gets_a_reply(desk: Desk) -> None:
    assert len(desk.told) >= 75  # of a sample
    assert {told.asked: told.error for told in desk.told if told.error} == {}


def test_as_many_rows_are_right_as_before(desk: Desk) -> None:
    report = Report(tuple(Outcome(told.row, reply, judge(told.row, reply)) for told, reply in desk.replies))
    lines = "\n".join(report.lines(show=40))
    assert report.accuracy.right / len(desk.told) >= FLOOR[desk.name], lines


def test_both_judges_agree_on_every_real_reply(desk: Desk) -> None:
    other = other_judge()
    verdicts = [(told.asked, len(judge(told.row, reply)), len(other(as_json(told.row), reply.as_dict()))) for told, reply in desk.replies]
    assert verdicts
    assert [verdict for verdict in verdicts if verdict[1] != verdict[2]] == []
