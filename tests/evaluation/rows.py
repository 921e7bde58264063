"""Rows and replies, each given by what sets it apart from a plain one."""

from __future__ import annotations

from cvqa.answer.reply import Citation, Reply, Status
from cvqa.evaluation.sets import Row

REFUSAL = "The CV does not say where she swims."


def row(**given: object) -> Row:
    """A row whose question the CV answers; it asks for nothing else."""
    usual = {"place": "set.jsonl:1", "id": "q-1", "category": "experience", "question": "Where did she work?", "status": "answered"}
    return Row.model_validate(usual | given)


def citation(quote: str = "Diver at Harbour Works") -> Citation:
    return Citation("experience-harbour-works", "Work", "Diver, Harbour Works", quote, "cv.yaml:3-5", "/#experience-harbour-works")


def reply(answer: str = "At Harbour Works.", status: Status = Status.ANSWERED, citations: tuple[Citation, ...] | None = None) -> Reply:
    """A reply; an answered one has a citation unless others are given."""
    cited = (citation(),) if status is Status.ANSWERED else ()
    return Reply(status, answer, answer, cited if citations is None else citations)


def refusal(status: Status = Status.NOT_IN_CV) -> Reply:
    return reply(REFUSAL, status)
