"""What a chat leans on: bare attributes, what went on beside, claims that say nothing of their own, and the noise around a question."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.answer.reply import Status
from cvqa.assistant import Turn
from tests.answers.desks import Desk


def told(desks: Mapping[str, Desk], cv: str, *turns: str) -> tuple[Status, str]:
    """The reply to the last of the visitor's turns."""
    *before, question = turns
    reply = desks[cv].assistant().ask(question, [Turn("user", text) for text in before])
    return reply.status, reply.answer


def keeps_to_the_chat(desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str, not_said: str) -> None:
    """The last turn is answered with what is meant, and not with what would answer it elsewhere."""
    status, said = told(desks, cv, *turns)
    assert status is Status.ANSWERED
    assert answer in said
    assert not_said not in said


@pytest.mark.parametrize(
    ("cv", "turns", "answer"),
    [
        ("hexu_zhao", ("What did he build with knowledge graphs?", "Adviser?"), "Prof. Zhiyuan Liu"),
        ("hexu_zhao", ("Tell me about the ACL paper", "last author?"), "Jie Zhou"),
        ("hexu_zhao", ("In which months was he at ZhenFund?", "Was he doing another job on the side then?"), "Shanghai Andrew Yao"),
        (
            "hexu_zhao",
            ("Which professors at NYU act as referees?", "What is Jinyang Li's email?", "And the other one from NYU?"),
            "apanda@",
        ),
        ("hexu_zhao", ("um so when did he uh start at ZhenFund",), "June 2021"),
        ("hexu_zhao", ("Which professors would vouch for him?",), "Aurojit Panda"),
    ],
)
def test_a_follow_up_is_asked_of_what_the_chat_is_about(desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str) -> None:
    status, said = told(desks, cv, *turns)
    assert status is Status.ANSWERED
    assert answer in said


@pytest.mark.parametrize(
    "turns",
    [
        ("What was the budget of the hospital retrofit?", "Did it go over?"),
        ("Tell me about the Aire Street Viaduct", "Did they like it?"),
        ("Where does she work?", "stipend?"),
    ],
)
def test_what_an_entry_does_not_say_is_not_affirmed(desks: Mapping[str, Desk], turns: tuple[str, ...]) -> None:
    assert told(desks, "marta_engineer", *turns)[0] is not Status.ANSWERED


@pytest.mark.parametrize("question", ["Return the end date of that position.", "And did that one get accepted as well?"])
def test_what_points_at_nothing_is_asked_back(desks: Mapping[str, Desk], question: str) -> None:
    assert told(desks, "hexu_zhao", question)[0] is Status.CLARIFY


@pytest.mark.parametrize(
    ("cv", "turns", "answer"),
    [
        ("marta_engineer", ("Tell me about the Aire Street Viaduct.", "How many arches?"), "11 brick arches"),
        (
            "lawyer",
            ("What's her present position?", "Which position did she hold at Tanjong before that one?"),
            "Senior Compliance Counsel",
        ),
        ("pilot", ("Tell me about the Saab 340 years.", "Did she leave them anything in writing?"), "handbook"),
    ],
)
def test_the_entry_that_was_called_by_its_name_is_meant(desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str) -> None:
    status, said = told(desks, cv, *turns)
    assert status is Status.ANSWERED
    assert answer in said


@pytest.mark.parametrize(
    ("cv", "turns", "answer"),
    [
        ("chef", ("Which books has she written?", "And in 2022?"), "The Patient Dough"),
        ("chef", ("Which awards did she win?", "and in 2018?"), "Copper Ladle"),
        ("hexu_zhao", ("One of the mentors co-wrote the hyperbolic paper, right?", "Name the papers", "in 2017?"), "The CV lists nothing"),
    ],
)
def test_a_kind_is_carried_over_to_a_shorter_question(desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str) -> None:
    assert answer in told(desks, cv, *turns)[1]


def test_two_sentences_of_which_the_second_is_shorter(desks: Mapping[str, Desk]) -> None:
    status, _ = told(desks, "hexu_zhao", "One undergrad mentor also co-wrote the hyperbolic paper. Name 2017?")
    assert status in (Status.NOT_IN_CV, Status.CLARIFY)


@pytest.mark.parametrize(
    ("cv", "turns", "answer"),
    [
        ("ari_journalist", ("Tell me about the job at the Atlantic Rim Development Bank", "Where was it based?"), "Lisbon"),
        ("ari_journalist", ("What grants has Ari had?", "Which one was the biggest?", "who gave it"), "Maré Foundation"),
        ("ari_journalist", ("What does Ari teach at Ribeira University?", "and at Clydeside?"), "Statistics for Reporters"),
    ],
)
def test_a_short_question_is_asked_of_the_last_answer_alone(
    desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str
) -> None:
    status, said = told(desks, cv, *turns)
    assert status is Status.ANSWERED
    assert answer in said
    assert "Lomond" not in said
    assert "MA in Data Journalism" not in said


@pytest.mark.parametrize(
    "question",
    ["am I talking to Ari or to a bot?", "are you Ari or a robot?", "hi, are you really Ari?"],
)
def test_whether_the_owner_answers_is_small_talk(desks: Mapping[str, Desk], question: str) -> None:
    assert told(desks, "ari_journalist", question)[0] is Status.SMALLTALK


@pytest.mark.parametrize(
    "question",
    [
        "Tell me a bit about Ari please, I'm introducing them at a panel on Thursday",
        "Introduce Ari in three sentences, it's for a seminar announcement",
    ],
)
def test_what_the_visitor_needs_it_for_is_no_topic(desks: Mapping[str, Desk], question: str) -> None:
    status, said = told(desks, "ari_journalist", question)
    assert status is Status.ANSWERED
    assert "Data Editor" in said


def test_a_referee_is_told_by_name_and_a_line_manager_is_reported_to(desks: Mapping[str, Desk]) -> None:
    assert "Hwee Ling Tanaka-Ong" in told(desks, "lawyer", "Can you give me names of referees we could approach?")[1]
    assert "Solveig Brandt-Nielsen" in told(desks, "chef", "Who does he report to?")[1]


@pytest.mark.parametrize(
    ("cv", "turns", "answer", "not_said"),
    [
        ("chef", ("Tell me about Marani Nord", "who did he found it with?", "and who did he sell it to?"), "Oskar Thybo", "Freja"),
        ("curator", ("Who did he curate Ink Across the Equator with?", "how many people came?"), "87,000", "58 works"),
        ("curator", ("Which exhibition had the most visitors?", "where did it travel afterwards?"), "Tamano", "Lindenhof"),
        ("lawyer", ("Who did she work with on the Loruk case?", "how did it end?"), "KES 310 million", "Sarvan"),
        ("teacher", ("What did she compose with Duarte Malheiro?", "how long is it?"), "6 minutes", "9 minutes"),
        ("chef", ("What did he do before Marani Nord?", "and before that?", "and before that?"), "Maison Berthelier", "Brakvand"),
        ("nurse", ("When did he finish his MSc?", "and the PgCert?"), "June 2023", "2015"),
    ],
)
def test_a_short_question_keeps_the_sense_and_the_entry_of_the_chat(
    desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str, not_said: str
) -> None:
    keeps_to_the_chat(desks, cv, turns, answer, not_said)


@pytest.mark.parametrize(
    ("cv", "question", "answer"),
    [
        ("teacher", "Who wrote the words for Seven Bridges?", "Leena Hakojärvi"),
        ("chef", "Who took the photos for his first cookbook?", "Signe Aabo"),
        ("curator", "Who is his boss?", "Beatriz Lacerda Pontual"),
        ("nurse", "Who paid for the MSc?", "funded by the hospital"),
        ("lawyer", "How many people are on her team?", "team of nine"),
    ],
)
def test_somebody_is_told_by_the_line_that_names_them(desks: Mapping[str, Desk], cv: str, question: str, answer: str) -> None:
    status, said = told(desks, cv, question)
    assert status is Status.ANSWERED
    assert answer in said


@pytest.mark.parametrize(
    ("cv", "turns", "answer", "not_said"),
    [
        ("devfounder", ("Who led the seed round?", "how much was it?"), "EUR 5.2 million", "ARR"),
        ("devfounder", ("Who maintains Jangada with him?", "since when?"), "since 2020", "2017"),
        ("devfounder", ("What happened to Lagosta Data?",), "Acquired by Boreal Stack", "34 engineers"),
        ("marta_engineer", ("Tell me about the Vouga Gorge Footbridge", "how long is it?"), "148 m", "months"),
        ("ari_journalist", ("What fellowships?", "which one was longer?", "where was it?"), "Hamburg", "Ribeira"),
        ("pharmacist", ("Who trained him as an intern?",), "Jelka Vodušek", "Kvamsdalen"),
        ("physio", ("Any prizes?", "who voted for it?"), "patients of the clinic", "EUR"),
    ],
)
def test_the_sentence_that_was_told_is_what_the_next_question_is_about(
    desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str, not_said: str
) -> None:
    keeps_to_the_chat(desks, cv, turns, answer, not_said)


@pytest.mark.parametrize(
    ("cv", "turns", "answer", "not_said"),
    [
        ("violist", ("Where did he teach on Saturdays?", "Who ran the place back then?"), "Solène Hautbrisson", "Tangerud"),
        ("teacher", ("Which school did she teach at in Lisbon?", "who headed the school?"), "Filipa Varandas", "ukulele"),
        ("chef", ("Tell me about Marani Nord", "Did it win anything?"), "Copper Ladle", "Golden Crust"),
        ("curator", ("Which book did he write?", "Number of pages?"), "312 pages", "silent"),
        ("pharmacist", ("Has Matej won any awards?", "the one from 2015, who gave it?"), "Slovenian Guild", "Vestland"),
        ("hexu_zhao", ("Was he ever at ZhenFund?", "what research job did he have alongside it?"), "Shanghai Andrew Yao", "Polyhedra"),
    ],
)
def test_what_a_place_or_a_work_of_the_chat_is_asked_for(
    desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str, not_said: str
) -> None:
    keeps_to_the_chat(desks, cv, turns, answer, not_said)


@pytest.mark.parametrize(
    ("cv", "turns", "answer", "not_said"),
    [
        ("ari_journalist", ("Who did Ari share the Silver Quill with?", "what was it for?"), "Lost Sailings", "Farol"),
        ("devfounder", ("Tell me about Hack do Mangue", "how many were in the team?"), "team of four", "Toronto"),
        ("violist", ("Tell me about the premiere", "who composed it?"), "Imogen Stallworthy-Bekele", "Rhonewald"),
        ("chef", ("who wrote The Patient Dough with him?",), "Nino Tevdorashvili", "Signe Aabo"),
        ("chef", ("tell me about Vakhtang",), "Nordhavn Culinary School", "clarify"),
        ("nurse", ("I'm interviewing him next week. What should I know about him?",), "Lagan Vale University", "clarify"),
        ("curator", ("Sum him up for me in one line",), "Serra do Mar", "clarify"),
    ],
)
def test_a_question_of_two_words_stays_with_the_chat(
    desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str, not_said: str
) -> None:
    keeps_to_the_chat(desks, cv, turns, answer, not_said)


@pytest.mark.parametrize(
    ("cv", "question", "status"),
    [
        ("chef", "should we hire him?", Status.NOT_IN_CV),
        ("nurse", "what is he like to work with?", Status.NOT_IN_CV),
        ("chef", "Who wrote Walnut and Smoke with him?", Status.NOT_IN_CV),
        ("chef", "Who did he report to at Rtveli House?", Status.NOT_IN_CV),
        ("teacher", "Is this thing run by a human?", Status.SMALLTALK),
        ("teacher", "Who made this chatbot?", Status.SMALLTALK),
    ],
)
def test_judgements_unnamed_people_and_the_assistant_itself(desks: Mapping[str, Desk], cv: str, question: str, status: Status) -> None:
    assert told(desks, cv, question)[0] is status


@pytest.mark.parametrize(
    ("cv", "turns", "answer", "not_said"),
    [
        ("curator", ("Who reports to him?",), "four curators", "Lacerda"),
        ("biologist", ("Is Prof. Haugsbakk her current boss?",), "No", "Yes"),
        ("nurse", ("Who's the head of the school?",), "Fionnuala Breslin", "Iloilo"),
        ("lawyer", ("Whom did she supervise at Savanna?",), "three junior lawyers", "Doornbos"),
        ("marta_engineer", ("Who were her mentees?",), "six graduates", "Rellum"),
        ("devfounder", ("Who bought his company?",), "Acquired by Boreal Stack", "Friederike"),
        ("chef", ("Who is his line manager?", "where does she work?"), "Nordhavn Culinary School", "Marani"),
        ("hexu_zhao", ("Who supervised him in Shanghai?", "and at MBZUAI?", "and now?"), "Jinyang Li", "Eric Xing"),
        ("marta_engineer", ("Who is she working for?", "as what?", "who is her boss there?"), "Inês Carvalhosa", "Rellum"),
    ],
)
def test_who_is_above_and_who_is_below(desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str, not_said: str) -> None:
    keeps_to_the_chat(desks, cv, turns, answer, not_said)


def test_who_did_what_no_sentence_says_is_not_somebody_else(desks: Mapping[str, Desk]) -> None:
    assert told(desks, "pilot", "Who examined her thesis?")[0] is Status.NOT_IN_CV


@pytest.mark.parametrize(
    ("cv", "turns", "answer", "not_said"),
    [
        ("lawyer", ("What did she publish in 2016?", "with whom?", "where did it appear?"), "Hague Review", "Loruk"),
        ("biologist", ("Tell me about her PhD",), "Below the Green Line", "Nairobi"),
        ("teacher", ("What does she conduct?", "when do they rehearse?"), "Tuesdays", "clarify"),
    ],
)
def test_nothing_of_the_chat_is_answered_from_elsewhere(
    desks: Mapping[str, Desk], cv: str, turns: tuple[str, ...], answer: str, not_said: str
) -> None:
    keeps_to_the_chat(desks, cv, turns, answer, not_said)
