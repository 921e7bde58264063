"""The CV that is served: it renders, and every fact of its source is in it."""

from __future__ import annotations

import re

import pytest
from rendercv.data.reader import read_input_file

from cvqa.cv.dates import format_period
from cvqa.cv.model import Cv, Kind, Period, Relation
from cvqa.cv.reading import read_cv
from tests.cv.conftest import SAMPLES

FILE = SAMPLES["corpus"]


def test_rendercv_loads_it() -> None:
    cv = read_input_file(FILE).cv
    assert {title: len(entries) for title, entries in (cv.sections_input or {}).items()} == {
        "Profile": 1,
        "Education": 2,
        "Publications": 3,
        "Research Experience": 3,
        "Engineering Experience": 2,
        "Other Selected Experience": 5,
        "Academic Referees": 3,
    }


def test_the_header(corpus: Cv) -> None:
    assert (corpus.owner.name, corpus.owner.email, corpus.owner.phone) == ("Hexu Zhao", ("hz3496@nyu.edu",), ())
    assert corpus.withheld == ("phone",)
    assert "9296897240" in FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("id", "period"),
    [
        ("education-courant-institute-new-york-university", "since 2023"),
        ("education-honored-yao-class-tsinghua-university", "2019 – 2023"),
        ("experience-mbzuai", "February 2022 – October 2022"),
        ("experience-shanghai-andrew-yao-research-institute", "February 2021 – November 2021"),
        ("experience-tsinghua-nlp-lab", "October 2020 – February 2021"),
        ("experience-polyhedra", "February 2023 – August 2023"),
        ("experience-haihua-research-institute", "June 2020 – September 2020"),
        ("award-china-national-olympiad-of-informatics-gold-medalist", "August 2018"),
        ("teaching-olympiad-of-informatics", "2018 – 2022"),
        ("teaching-ta-for-type-safe-front-end-and-back-end-system-at-tsinghua", "July 2022 – August 2022"),
        ("experience-ai-track-investment-analyst-intern-at-zhenfund-venture", "June 2021 – September 2021"),
        ("award-outstanding-scholarship-for-social-works-at-tsinghua", "2020 – 2022"),
        ("publication-on-optimizing-the-communication-of-model-parallelism", "2023"),
        ("publication-fully-hyperbolic-neural-networks", "2022"),
    ],
)
def test_ids_and_dates(corpus: Cv, id: str, period: str) -> None:
    (entry,) = [e for e in corpus.entries if e.id == id]
    assert format_period(entry.period or Period(None, None)) == period


def test_kinds_of_the_roles(corpus: Cv) -> None:
    kinds = {e.name: e.kinds for e in corpus.entries if Kind.EXPERIENCE in e.kinds}
    assert kinds == {
        "MBZUAI": (Kind.EXPERIENCE, Kind.RESEARCH),
        "Shanghai Andrew Yao Research Institute": (Kind.EXPERIENCE, Kind.RESEARCH, Kind.INTERNSHIP),
        "Tsinghua NLP Lab": (Kind.EXPERIENCE, Kind.RESEARCH, Kind.INTERNSHIP),
        "Polyhedra": (Kind.EXPERIENCE, Kind.ENGINEERING, Kind.INTERNSHIP),
        "Haihua Research Institute": (Kind.EXPERIENCE, Kind.ENGINEERING, Kind.INTERNSHIP),
        "TA for Type-Safe Front-end and Back-end System at Tsinghua University": (Kind.TEACHING, Kind.EXPERIENCE),
        "AI-track Investment Analyst Intern at ZhenFund Venture Capital": (Kind.EXPERIENCE, Kind.INTERNSHIP),
    }


def test_advisors_and_referees(corpus: Cv) -> None:
    advisors = {e.name: [p.name for p in e.people if p.relation is Relation.ADVISOR] for e in corpus.entries}
    assert {name: people for name, people in advisors.items() if people} == {
        "Courant Institute, New York University": ["Jinyang Li", "Aurojit Panda"],
        "MBZUAI": ["Eric Xing", "Hao Zhang", "Lianmin Zheng"],
        "Shanghai Andrew Yao Research Institute": ["Yang Yuan"],
        "Tsinghua NLP Lab": ["Zhiyuan Liu"],
    }
    referees = [(p.name, p.email) for e in corpus.entries for p in e.people if p.relation is Relation.REFEREE]
    assert referees == [("Jinyang Li", "jinyang@cs.nyu.edu"), ("Aurojit Panda", "apanda@cs.nyu.edu"), ("Hao Zhang", "haozhang@ucsd.edu")]


def test_authors_and_states_of_the_papers(corpus: Cv) -> None:
    papers = [e for e in corpus.entries if e.kind is Kind.PUBLICATION]
    assert [(len(p.authors), p.venue, p.status) for p in papers] == [
        (9, "MLSys2023", ""),
        (8, "ACL2022", ""),
        (11, "The Lancet Diabetes & Endocrinology Journal", "in submission"),
    ]
    assert [[a.name for a in p.authors if a.co_first] for p in papers] == [["Yonghao Zhuang", "Hexu Zhao"], [], ["Haowei He", "Zhen Ying"]]
    assert [[n for n, a in enumerate(p.authors, 1) if a.owner] for p in papers] == [[2], [4], [8]]


# The names and figures of the source's sentences, section by section.
FACTS = """
Aims strives skilled machine learning system researcher
Alpa Project; cross-mesh resharding; communication pattern; 10x; GPT-3 by 10%; U-Transformer by 50%; end-to-end training; MLSys2023
Diabetes Management Project; AI; dosage of insulin; needs assessments in hospital; preprocessing; model design and training; deployment
knowledge graph embeddings; distributed; Megatron-LM; communication primitives; hyperbolic neural network; hyperbolic algorithm; ACL2022
Zero-Knowledge Proof (ZKP) protocol; computation primitives; NTT; GPU
Qianfang Medical; AI + healthcare startup; Prof. Yang Yuan; Scala; Type-Safe; OOP/FP; microservices (Akka)
Taught himself; first Gold Medalist in any Olympiad competition; history of Zibo City; numerous challenges; most proud of
pride in the future
over 2000 senior high school students; algorithms and data structures; Olympiad of Informatics
2019 Yao Class Monitor; Student Adviser of the 2022 Yao Class
New York, USA; Beijing, China; Ph.D; ML system; Bachelor; Computer Science
"""


@pytest.mark.parametrize("fact", [fact.strip() for line in FACTS.strip().splitlines()[1:] for fact in line.split(";")])
def test_every_fact_of_the_source_stands_in_some_text(corpus: Cv, fact: str) -> None:
    texts = [text.text for entry in corpus.entries for text in (*entry.texts, *entry.fields)]
    assert [text for text in texts if fact.casefold() in text.casefold()] != []


def test_the_opening_is_the_headline(corpus: Cv) -> None:
    assert set(FACTS.split("\n")[1].split()) <= set(re.findall(r"\w+", corpus.owner.headline))


def test_dead_links_are_left_out() -> None:
    assert "](#)" not in FILE.read_text(encoding="utf-8")


def test_suggestions_and_pronoun() -> None:
    settings = read_cv(FILE).settings
    assert (settings.pronouns, len(settings.suggestions), settings.faq) == ("he", 6, ())
