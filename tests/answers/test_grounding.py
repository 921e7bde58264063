"""The grounding law over every row: nothing is stated that no cited entry says."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.reply import Reply
from tests.answers.claims import Claim
from tests.answers.cv_text import CvText
from tests.answers.desks import TODAY, Desk, Told
from tests.answers.grounding import Ground, violations


def ground(desk: Desk, told: Told) -> Ground:
    cv = CvText.read(desk.cv_file)
    entries = {entry.id: cv.at(str(entry.place)) for entry in desk.build.cv.entries}
    return Ground(cv, desk.build.cv.owner.name, entries, told.asked, TODAY)


def test_every_fact_of_every_answer_stands_in_an_entry_that_it_cites(desk: Desk) -> None:
    assert desk.replies
    broken = [_shown(told, reply, found) for told, reply in desk.replies if (found := violations(reply, ground(desk, told)))]
    assert not broken, "\n\n".join(broken)


def _shown(told: Told, reply: Reply, found: Sequence[Claim]) -> str:
    unfounded = ", ".join(f"{claim.sort} {claim.text!r}" for claim in found)
    cited = ", ".join(one.id for one in reply.citations)
    return f"{told.row.id}: {told.asked}\n  {reply.status}: {reply.answer}\n  cites {cited or 'nothing'}\n  without ground: {unfounded}"
