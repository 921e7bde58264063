"""Names in a question that the CV does not hold."""

from __future__ import annotations

import pytest

from tests.question.conftest import Understand


@pytest.mark.parametrize(
    ("question", "strangers"),
    [
        ("Did she work at Acme Robotics?", ("Acme Robotics",)),
        ("Did she study in Bergen?", ("Bergen",)),
        ("Who is Jane Goodall?", ("Jane Goodall",)),
        ("who is Dr. Jane Goodall to her?", ("Jane Goodall",)),
        ("Did she win the Golden Crampon?", ("Golden Crampon",)),
        ("Was she at the Museum of Skiing?", ("Museum of Skiing",)),
        ("Did she meet Ingrid Ferreiro?", ("Ingrid Ferreiro",)),  # two people of the CV make no third
        ("Who is Ingrid Ferreiro?", ("Ingrid Ferreiro",)),
        ("Was she on the staff of the Evening Times?", ("Evening Times",)),  # common words, but in capitals where a name stands
        ("What did she do at the Institute of Marine Research?", ("Institute of Marine Research",)),
    ],
)
def test_a_name_that_the_cv_does_not_hold_is_told_as_written(question: str, strangers: tuple[str, ...], ask: Understand) -> None:
    assert ask(question).unknown == strangers


@pytest.mark.parametrize(
    "question",
    [
        "",
        "Where did she work?",
        "Did she work at Norfell Polar Institute?",
        "Is Skarvik in Norway?",
        "Does she know Fortran and Julia?",
        "What did Sunniva Brekkhus study?",
        "Did she take the PhD in March 2021?",
        "Tell me about Prof. Solheimdal",
        "Did she work with odalys ferreiro?",
        "And Keswick?",
        "WHERE DID SHE WORK AFTER HER DEGREE?",
        "What Did She Do Before Her Degree?",
        "I want her CV",
    ],
)
def test_known_names_and_capitals_that_name_nothing_are_no_strangers(question: str, ask: Understand) -> None:
    assert ask(question).unknown == ()


def test_a_long_name_is_cut_to_sixty_characters(ask: Understand) -> None:
    (stranger,) = ask("Was she at " + "Qwertz" * 20 + " there?").unknown
    assert stranger == ("Qwertz" * 20)[:60]
