"""Whom a follow-up means: pronouns that are not the owner's, and "that professor", become names."""

from __future__ import annotations

import pytest

from cvqa.question.followup import Context
from cvqa.question.whom import named_anew
from tests.question.conftest import Understand

PEOPLE = ("Ingrid Solheimdal", "Torbjørn Aas")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What is his email?", "What is Torbjørn Aas's email?"),
        ("Did she work with him in 2018?", "Did she work with Torbjørn Aas in 2018?"),
        ("Who are they?", "Who are Ingrid Solheimdal and Torbjørn Aas?"),
        ("Has any of them written with her?", "Has Ingrid Solheimdal and Torbjørn Aas written with her?"),
        ("E-mails of both?", "E-mails of Ingrid Solheimdal and Torbjørn Aas?"),
        ("Did that same professor lead anything?", "Did Torbjørn Aas lead anything?"),
        ("What did the latter do?", "What did Torbjørn Aas do?"),
        ("And the first one's email?", "And Ingrid Solheimdal's email?"),
        ("What is her email?", "What is her email?"),
        ("Where did she work?", "Where did she work?"),
        ("Which was the first paper?", "Which was the first paper?"),
    ],
)
def test_what_means_people_of_the_chat_becomes_their_names(question: str, names: str, ask: Understand) -> None:
    assert named_anew(question, Context(ask("Who advised her, and whom did she report to?"), (), PEOPLE), "she") == names


def test_her_who_is_not_the_owner_owns_what_follows(ask: Understand) -> None:
    context = Context(ask("Who advised him?"), (), PEOPLE[:1])
    assert named_anew("her email? did he meet her there?", context, "he") == (
        "Ingrid Solheimdal's email? did he meet Ingrid Solheimdal there?"
    )


@pytest.mark.parametrize("question", ["Which of them is the oldest?", "Where are they?", "And the first one?"])
def test_things_of_the_chat_are_no_people(question: str, ask: Understand) -> None:
    assert named_anew(question, Context(ask("Which papers did she publish?"), (), PEOPLE), "she") == question


@pytest.mark.parametrize(("people", "pronoun"), [((), "she"), (PEOPLE, "")])
def test_nobody_is_named_without_people_or_the_owner_s_pronoun(people: tuple[str, ...], pronoun: str, ask: Understand) -> None:
    assert named_anew("What is his email?", Context(ask("Who advised her?"), (), people), pronoun) == "What is his email?"
    assert named_anew("What is his email?", None, pronoun) == "What is his email?"
