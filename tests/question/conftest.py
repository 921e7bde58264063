"""A small invented CV, read from YAML, whose names these tests ask about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cvqa.cv.reading import read_cv
from cvqa.question.gazetteer import Gazetteer
from cvqa.question.query import Query
from cvqa.question.understanding import understand

TODAY = date(2025, 6, 15)
Understand = Callable[[str], Query]

CV = """\
cv:
  name: Sunniva Brekkhus
  email: sunniva@brekkhus.example
  location: Bodø, Norway
  sections:
    Work:
      - company: Norfell Polar Institute
        position: Glacier Scientist
        start_date: 2021-03
        end_date: present
        location: Bodø, Norway
        highlights:
          - Runs the ice radar of the Skarvik station with Odalys Ferreiro
          - Reports to Torbjørn Aas
      - company: Tarnwick Hydrology
        position: Field Intern
        start_date: 2018-06
        end_date: 2018-09
        location: Keswick, United Kingdom
        highlights:
          - Measured the outflow of four tarns
    Education:
      - institution: University of Vestholm
        area: Glaciology
        degree: PhD
        start_date: 2017-09
        end_date: 2021-02
        summary: Advised by Prof. Ingrid Solheimdal.
      - institution: College of Brannoch
        area: Physics
        degree: BSc
        start_date: 2013-09
        end_date: 2016-06
    Papers:
      - title: "Slow Rivers: How Small Glaciers Drain"
        authors: [Sunniva Brekkhus, Odalys Ferreiro]
        journal: Letters of the Cold Coast
        date: 2020-05
      - title: Counting Cracks from the Air
        authors: [Pavel K. Vondracek, Sunniva Brekkhus]
        journal: Annals of Ice Survey
        date: 2022-11
    Prizes:
      - name: Silver Crampon
        date: 2022
        summary: Given by the Alpine Circle for the work on cracks.
    Skills:
      - label: Programming
        details: Fortran, Julia
"""
ASSISTANT = """\
pronouns: she
aliases:
  Norfell Polar Institute: [Norfell, Polar Institute of Norfell]
  University of Vestholm: [Vestholm]
"""


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The names of the invented CV."""
    folder: Path = tmp_path_factory.mktemp("corpus")
    (folder / "cv.yaml").write_text(CV, "utf-8")
    (folder / "assistant.yaml").write_text(ASSISTANT, "utf-8")
    return Gazetteer(read_cv(folder / "cv.yaml"))


@pytest.fixture(scope="session")
def ask(gazetteer: Gazetteer) -> Understand:
    """A question about the invented CV, understood on 15 June 2025."""
    return lambda text: understand(text, gazetteer, TODAY)
