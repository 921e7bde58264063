"""What may be asked over HTTP, and what is given back."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import unquote_to_bytes

from fastapi import Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field

MAX_QUESTION, MAX_TURNS, MAX_TURN = 1_000, 20, 4_000
# The longest valid body: every character escaped as a surrogate pair takes twelve bytes; the rest is for the keys.
MAX_BODY = 12 * (MAX_QUESTION + MAX_TURNS * MAX_TURN) + 28_000

QuestionText = Annotated[str, Query(min_length=1, max_length=MAX_QUESTION, description="the question, in English")]


class TurnBody(BaseModel):
    """One turn of the conversation so far."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=MAX_TURN)


class QuestionBody(BaseModel):
    """A question, with the turns before it, oldest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"question": "Where did they study?", "history": []}]})

    question: str = Field(min_length=1, max_length=MAX_QUESTION)
    history: list[TurnBody] | None = Field(default=None, max_length=MAX_TURNS)


class ProfileBody(BaseModel):
    """Whose CV this is, and what one may ask."""

    name: str
    headline: str
    suggestions: list[str]


class HealthBody(BaseModel):
    """What is being served: the number of entries, and the build's id."""

    status: Literal["ok"]
    entries: int
    index: str


def asked(request: Request, q: QuestionText) -> str:
    """The question of a GET. Bytes that are no UTF-8 are refused: decoding them would put other characters in their place."""
    try:
        unquote_to_bytes(request.scope["query_string"].replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise RequestValidationError([{"type": "string_unicode", "loc": ("query", "q")}]) from None
    return q
