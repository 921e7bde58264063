"""One of a kind by its place, all fields of a form, and what is left out of a count, on two of the sample CVs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.answers.desks import Desk


@pytest.mark.parametrize(
    ("cv", "question", "answer"),
    [
        ("marta_engineer", "Employer: Mostwerk. Title held; start; end?",
         "She was a Graduate Bridge Engineer at Mostwerk (Gdańsk, Poland) from September 2011 to December 2012."),
        ("marta_engineer", "third job",
         "She was a Senior Structural Engineer at Harrow & Dunlin Engineers (Leeds, United Kingdom) from April 2016 to February 2020."),
        ("marta_engineer", "position no. 2 in the list: employer, title",
         "She was a Senior Structural Engineer at Harrow & Dunlin Engineers (Leeds, United Kingdom) from April 2016 to February 2020."),
        ("ari_journalist", "the previous post",
         "They were a Data Reporter at The Northbank Courier (Glasgow, United Kingdom) from October 2018 to March 2021."),
        ("marta_engineer", "Not counting volunteer work, how many firms has she worked for in total?",
         "Four firms: Kestrel Span Consulting; Harrow & Dunlin Engineers; Polderbrug Ingenieurs; Mostwerk."),
    ],
)  # fmt: skip
def test_the_entry_that_has_the_place_is_told(desks: Mapping[str, Desk], cv: str, question: str, answer: str) -> None:
    assert desks[cv].assistant().ask(question).answer == answer


def test_what_is_left_out_of_a_count_is_one_item_and_not_its_list(desks: Mapping[str, Desk]) -> None:
    reply = desks["ari_journalist"].assistant().ask("Leaving shortlistings aside, how many prizes did Ari win?")
    assert reply.answer.startswith("Three awards: Lecturer of the Year")
    assert "Shortlisted" not in reply.answer


@pytest.mark.parametrize(
    ("cv", "question", "told"),
    [
        ("marta_engineer", "How high over the water does one walk at Sever do Vouga?", "62 m above the river"),
        ("marta_engineer", "Employer: Mostwerk / from / to / title", "September 2011 to December 2012"),
    ],
)
def test_a_sentence_of_the_entry_that_is_named_answers(desks: Mapping[str, Desk], cv: str, question: str, told: str) -> None:
    assert told in desks[cv].assistant().ask(question).answer


def test_the_weakest_language_is_the_one_of_the_lowest_level(desks: Mapping[str, Desk]) -> None:
    assert desks["marta_engineer"].assistant().ask("Which of her languages is the weakest?").answer == "Dutch (B2)."


@pytest.mark.parametrize(
    ("cv", "question", "told"),
    [
        ("marta_engineer", "List every individual who is mentioned by name, apart from the candidate.", "Duarte Falcoeira"),
        ("marta_engineer", "Where did she start out after university?", "Graduate Bridge Engineer at Mostwerk"),
        ("hexu_zhao", "How many of the referees' e-mail addresses end in nyu.edu?", "Two referees"),
        ("ari_journalist", "Is there anyone with whom they shared a prize?", "Yes: Silver Quill"),
    ],
)
def test_people_and_first_jobs(desks: Mapping[str, Desk], cv: str, question: str, told: str) -> None:
    assert told in desks[cv].assistant().ask(question).answer


@pytest.mark.parametrize("question", ["Which contractor built the Vouga Gorge Footbridge?", "What number do I ring to reach her?"])
def test_a_person_or_a_number_that_the_cv_does_not_give_is_refused(desks: Mapping[str, Desk], question: str) -> None:
    assert desks["marta_engineer"].assistant().ask(question).status == "not_in_cv"
