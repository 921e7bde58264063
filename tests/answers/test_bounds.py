"""Claims of bounds, of which way something went, and of an end: read off the numbers and dates of the CV."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.answer.claims.directions import _rose
from tests.answers.desks import Desk

CLAIMS = (
    ("pilot", "has she trained more than 500 pilots", True),
    ("pilot", "has she trained more than 2000 pilots", False),
    ("pilot", "did she fly for Meltemi for more than nine years", True),
    ("pilot", "does she have children", None),
    ("lawyer", "has she written more than two papers", True),
    ("lawyer", "did she rank first in her class", False),
    ("chef", "was Marani Nord open for more than five years", True),
    ("chef", "has he ever run his own business", True),
    ("chef", "did he open the bakery in 2016", False),
    ("nurse", "does he own a business", None),
    ("nurse", "has he done any research", True),
)


@pytest.mark.parametrize(
    ("clause", "rose"),
    [
        ("the pass rate rose from 78% to 93%", True),
        ("Cut injuries from 21 to 9 a season", False),
        ("reports rose sharply", True),
        ("lowered its limit", False),
        ("runs a clinic", None),
    ],
)
def test_which_way_something_went_is_told_by_its_values_or_its_verb(clause: str, rose: bool | None) -> None:
    assert _rose(clause) is rose


@pytest.mark.parametrize(("name", "claim", "holds"), CLAIMS)
def test_a_bound_is_held_against_what_the_cv_counts(desks: Mapping[str, Desk], name: str, claim: str, holds: bool | None) -> None:
    answer = desks[name].assistant().ask(claim).answer
    assert (True if answer.startswith("Yes") else False if answer.startswith("No:") else None) is holds


@pytest.mark.parametrize(
    ("name", "claim", "holds"),
    [
        ("electrician", "Did the Dunmhor battery store come in late?", False),
        ("electrician", "Was the Dunmhor battery store finished early?", True),
        ("electrician", "Was the Isle of Scarrah microgrid over budget?", None),
        ("electrician", "Did the Loch Eilde hydro go over budget?", True),
        ("electrician", "Was the Balnacraig solar farm finished late?", False),
        ("marta_engineer", "Was the Vouga Gorge Footbridge delayed?", None),
        ("marta_engineer", "Was the Santa Quitéria retrofit over budget?", False),
    ],
)
def test_a_plan_was_kept_where_a_sentence_says_so(desks: Mapping[str, Desk], name: str, claim: str, holds: bool | None) -> None:
    answer = desks[name].assistant().ask(claim).answer
    assert (True if answer.startswith("Yes") else False if answer.startswith("No:") else None) is holds
