"""Whether something has an attribute is answered with the attribute, or by the CV's silence: never by the head of the entry."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.answer.reply import Status
from tests.answers.desks import Desk


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("hexu_zhao", "Is there a DOI for the hyperbolic paper?"),
        ("hexu_zhao", "Did the gold medal come with prize money?"),
        ("hexu_zhao", "Are there any page numbers for the MLSys paper?"),
    ],
)
def test_what_the_entry_does_not_have_is_not_affirmed(desks: Mapping[str, Desk], name: str, question: str) -> None:
    assert desks[name].assistant().ask(question).status is Status.NOT_IN_CV


def test_what_the_entry_has_is_told(desks: Mapping[str, Desk]) -> None:
    reply = desks["hexu_zhao"].assistant().ask("Was there a supervisor for the PhD?")
    assert reply.status is Status.ANSWERED
    assert "Jinyang Li" in reply.answer
