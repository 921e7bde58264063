"""The judge: each thing that can be wrong with a reply, alone and at its edge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cvqa.answer.reply import Reply, Status
from cvqa.evaluation.judge import Ground, judge
from cvqa.evaluation.sets import Row
from tests.evaluation.rows import citation, refusal, reply, row

SMALLTALK = Status.SMALLTALK

RIGHT = [
    (row(), reply()),
    (row(), reply("42")),
    (row(status=["clarify", "answered"]), reply()),
    (row(must=[["port", "HARBOUR"], ["works"]]), reply()),
    (row(must=[["^Harbour Works$"]]), reply("  **Harbour** `Works`\n")),
    (row(forbid=["pilot"]), reply()),
    (row(max_chars=17), reply("At Harbour Works.")),
    (row(max_chars=5), reply("*" * 20 + "Diver")),
    (row(cite=["diver, harbour works work diver at"]), reply()),
    (row(cite=["experience-harbour-works$", "^Diver"]), reply()),
    (row(), reply(citations=(citation(),) * 8)),
    (row(), reply(citations=(citation("x" * 600),))),
    (row(status="not_in_cv"), refusal()),
    (row(status="not_in_cv", must=[["harbour"]], cite=["harbour"]), refusal()),
    (row(status=["answered", "not_in_cv"], must=[["harbour"]]), refusal()),
    (row(status="not_in_cv"), reply("x" * 20, Status.NOT_IN_CV)),
    (row(status="smalltalk"), reply("Hi", SMALLTALK)),
    (row(status="smalltalk", must=[["harbour"]]), reply("Hello!", SMALLTALK)),
]

WRONG = [
    (row(), refusal(), Ground.STATUS, "is not_in_cv, not answered"),
    (row(status=["not_in_cv", "clarify"]), reply(), Ground.STATUS, "is answered, not not_in_cv or clarify"),
    (row(), reply(""), Ground.EMPTY, "says next to nothing"),
    (row(), reply(" *1* "), Ground.EMPTY, "says next to nothing"),
    (row(status="clarify"), reply("x" * 19, Status.CLARIFY), Ground.EMPTY, "says next to nothing"),
    (row(max_chars=16), reply("At Harbour Works."), Ground.LENGTH, "has 17 characters, 16 at most"),
    (row(must=[["harbour"], ["port", "dock"]]), reply(), Ground.MISSING, "misses port|dock"),
    (row(forbid=["HARBOUR"]), reply(), Ground.FORBIDDEN, "holds the forbidden HARBOUR"),
    (row(status="not_in_cv", forbid=["swims"]), refusal(), Ground.FORBIDDEN, "holds the forbidden swims"),
    (row(), reply(citations=()), Ground.CITATION, "has 0 citations, not 1 to 8"),
    (row(), reply(citations=(citation(),) * 9), Ground.CITATION, "has 9 citations, not 1 to 8"),
    (row(), reply(citations=(citation(), citation("x" * 601))), Ground.CITATION, "quotes more than 600 characters"),
    (row(cite=["Diver", "Museum"]), reply(), Ground.CITATION, "does not cite Museum"),
]


@pytest.mark.parametrize(("asked", "given"), RIGHT)
def test_a_right_reply_has_nothing_wrong(asked: Row, given: Reply) -> None:
    assert judge(asked, given) == ()


@pytest.mark.parametrize(("asked", "given", "ground", "text"), WRONG)
def test_what_is_wrong_is_named(asked: Row, given: Reply, ground: Ground, text: str) -> None:
    (reason,) = judge(asked, given)
    assert (reason.ground, str(reason)) == (ground, text)


def test_an_expected_answer_that_is_refused_misses_its_facts_too() -> None:
    reasons = judge(row(must=[["harbour"], ["swims"]]), refusal())
    assert [reason.ground for reason in reasons] == [Ground.STATUS, Ground.MISSING]


def test_everything_that_is_wrong_is_named() -> None:
    asked = row(status="clarify", forbid=["harbour", "works"], cite=["Museum"], max_chars=3)
    reasons = judge(asked, reply(citations=()))
    assert sorted(reason.ground for reason in reasons) == ["citation", "citation", "forbidden", "forbidden", "length", "status"]


def test_an_expression_does_not_match_across_two_citations() -> None:
    two = (citation(), replace(citation(), title="Curator", id="experience-museum"))
    assert [str(reason) for reason in judge(row(cite=["harbour-works.*Curator"]), reply(citations=two))] == [
        "does not cite harbour-works.*Curator"
    ]
