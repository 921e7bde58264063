"""The owner's own answers: taken word for word or by nearness with the same telling words, and cited as the owner's."""

from __future__ import annotations

import pytest

from cvqa.answer import owner
from cvqa.answer.reply import Status
from cvqa.cv.model import Cv, Faq, Owner, Place, Settings
from cvqa.index.rows import Hit

HIRE = Faq(("Can I hire her?", "Is she open to work?"), "Yes, from *May* on.", Place("assistant.yaml", 3, 5))
CV = Cv(Owner("Jo Brekk"), (), Settings(faq=(HIRE,), homepage="https://jo.example.org/"))


def test_every_question_of_a_pair_is_a_row_under_its_number() -> None:
    assert [(row.key, row.text) for row in owner.rows(CV)] == [("0#0", "Can I hire her?"), ("0#1", "Is she open to work?")]


@pytest.mark.parametrize(
    ("question", "score", "found"),
    [
        ("is she open to work", 0.0, (0, 1.0)),  # the same words
        ("could we hire her", 0.7, (0, 0.7)),  # the same telling word, near enough
        ("could we hire her", 0.6, None),  # not near enough
        ("could we fire her", 0.9, None),  # near, and another telling word
        ("could Acme hire her", 0.9, None),  # a name more
    ],
)
def test_a_question_is_the_owners_where_it_asks_the_same(question: str, score: float, found: tuple[int, float] | None) -> None:
    assert owner.matching(question, [Hit("0#0", "Can I hire her?", score)], CV) == found


def test_the_answer_is_the_owners_as_written() -> None:
    reply = owner.reply(CV, 0, 0.71234, ["Where did she study?"])
    assert (reply.status, reply.answer, reply.intent) == (Status.ANSWERED, "Yes, from *May* on.", "owner")
    assert reply.markdown == r"Yes, from \*May\* on."
    cited = reply.citations[0]
    assert (cited.id, cited.quote, cited.source, cited.url) == (
        "owner-1",
        "Yes, from *May* on.",
        "assistant.yaml:3-5",
        "https://jo.example.org/",
    )
    assert (cited.section, cited.title, cited.score) == ("In the owner's words", "Can I hire her?", 0.7123)
