"""The grounding law over every row: nothing is stated that no cited entry says."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.reply import Reply
from tests.answers.cv_text import CvText
from tests.answers.desks import TODAY, Desk, Told
from tests.answers.grounding import Ground, scattered, violations


def ground(desk: Desk, told: Told) -> Ground:
    cv = CvText.read(desk.cv_file)
    entries = {entry.id: (entry.section, cv.at(str(entry.place))) for entry in desk.build.cv.entries}
    return Ground(cv, desk.build.cv.owner.name, entries, told.asked, TODAY)


def test_every_fact_of_every_answer_stands_in_an_entry_that_it_cites(any_desk: Desk) -> None:
    assert any_desk.replies
    found = [(told, reply, violations(reply, ground(any_desk, told))) for told, reply in any_desk.replies]
    broken = [_shown(told, reply, [f"{claim.sort} {claim.text!r}" for claim in claims]) for told, reply, claims in found if claims]
    assert not broken, "\n\n".join(broken)


def test_what_a_sentence_or_a_point_says_stands_in_one_entry(any_desk: Desk) -> None:
    """Else the right words of two entries could make a wrong sentence: one employer with the other's dates."""
    assert any_desk.replies
    found = [(told, reply, scattered(reply, ground(any_desk, told))) for told, reply in any_desk.replies]
    broken = [_shown(told, reply, pieces) for told, reply, pieces in found if pieces]
    assert not broken, "\n\n".join(broken)


def _shown(told: Told, reply: Reply, found: Sequence[str]) -> str:
    cited = ", ".join(one.id for one in reply.citations)
    return (
        f"{told.row.id}: {told.asked}\n  {reply.status}: {reply.answer}\n  cites {cited or 'nothing'}\n  without ground: {', '.join(found)}"
    )
