"""Everyday claims: a yes needs a line that says all of it of the owner; what the CV does not say is neither affirmed nor denied."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.answer.reply import Status
from tests.answers.desks import Desk
from tests.answers.plain_claims import CLAIMS, NOT_SO


def verdict_of(answer: str) -> bool | None:
    return True if answer.startswith("Yes") else False if answer.startswith("No:") else None


@pytest.mark.parametrize(
    ("name", "claim", "holds"), [(name, claim, holds) for name, rows in CLAIMS.items() for claim, holds in rows.items()]
)
def test_a_claim_is_affirmed_only_where_the_cv_says_it(desks: Mapping[str, Desk], name: str, claim: str, holds: bool | None) -> None:
    reply = desks[name].assistant().ask(claim)
    assert verdict_of(reply.answer) is holds
    if holds is not None:
        assert reply.status is Status.ANSWERED


@pytest.mark.parametrize(("name", "claim"), [(name, claim) for name, claims in NOT_SO.items() for claim in claims])
def test_what_is_not_so_is_not_affirmed(desks: Mapping[str, Desk], name: str, claim: str) -> None:
    assert verdict_of(desks[name].assistant().ask(claim).answer) is not True


def test_there_are_claims_of_every_sort() -> None:
    sorts = [holds for rows in CLAIMS.values() for holds in rows.values()]
    assert min(sorts.count(holds) for holds in (True, False, None)) >= 10
