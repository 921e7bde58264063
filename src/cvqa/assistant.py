"""The whole way from a question to its reply, on one screen.

question ──▶ parts ──▶ Query (words, names, bank) ──▶ follow-up resolved ──▶ case ──▶ finding ──▶ reply
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from cvqa import prepared
from cvqa.answer import owner
from cvqa.answer.compose import reply
from cvqa.answer.evidence import Evidence
from cvqa.answer.finding import Case, Finding
from cvqa.answer.reply import Reply, Status
from cvqa.answer.respond import respond
from cvqa.answer.scene import carried, staged
from cvqa.errors import UsageError
from cvqa.index.build import Build
from cvqa.index.encoder import Vectors
from cvqa.index.passages import GROUP as PASSAGES
from cvqa.index.word_vectors import WordVectors
from cvqa.indexing import INTENTS, SPOKEN, WORDS, ensure_build
from cvqa.question import bank
from cvqa.question.followup import Context, resolve
from cvqa.question.gazetteer import Gazetteer
from cvqa.question.heads import IntentHead
from cvqa.question.intents import bare, informed
from cvqa.question.joining import needs_statement, within
from cvqa.question.leaning import own
from cvqa.question.query import Query
from cvqa.question.reading import questions
from cvqa.question.sounds import heard
from cvqa.question.spelling import corrected
from cvqa.question.understanding import understand
from cvqa.question.whom import named_anew
from cvqa.suggesting import answered, candidates, related

LONGEST = 1_000
SUGGESTIONS = "suggestions"  # the extra file of a build that holds them
REMEMBERED = 6  # the visitor's turns that carry meaning
NEAR_WORD = 0.6  # word vectors nearer than this are forms of a word or near-synonyms; below stands nonsense


@dataclass(frozen=True)
class Turn:
    """One turn of a chat; only the visitor's ("user") carry meaning."""

    role: str
    content: str


class Assistant:
    """Answers questions about one CV."""

    def __init__(self, build: Build, today: Callable[[], date] = date.today, remembered: int = 1_024) -> None:
        """`remembered` is how many replies are kept, for questions that are asked again word for word."""
        self.build = build
        self._prepared = prepared.recall(build.extras.get(prepared.NAME))
        self._today = today
        self._gazetteer = Gazetteer(build.cv)
        self._encode = lru_cache(maxsize=min(remembered, 512))(self._embed)
        self._words = WordVectors(build.store, (WORDS, SPOKEN), build.encoder)
        self._replied = lru_cache(maxsize=remembered)(self._reply)
        self._head = IntentHead.from_bytes(build.extras[INTENTS]) if INTENTS in build.extras else None

    @classmethod
    def open(
        cls, cv: Path | None, index: Path, *, build: bool = True, progress: bool = False, today: Callable[[], date] = date.today
    ) -> Assistant:
        """An assistant on the build of a CV, which is made first where it is missing or stale."""
        return cls(ready_build(cv, index, build=build, progress=progress), today)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply:
        """The reply to a question; raises UsageError where it is empty, too long, or not valid Unicode."""
        _demand_question(question)
        asked = (turn.content for turn in history if turn.role == "user" and turn.content.strip())
        return self._replied(question, tuple(asked)[-REMEMBERED:], self._today())

    def _reply(self, question: str, before: tuple[str, ...], _day: date) -> Reply:
        """What is said to a question after the visitor's turns before it, on a day."""
        if (own := self._in_own_words(question)) is not None:
            return own
        context: Context | None = None
        for turn in before:
            context = self._follow(turn[:LONGEST], context)[1]
        cases, _ = self._follow(question, context)
        near = [record.entry for _, finding in cases for record in finding.focus]
        return reply(cases[0][0], [finding for _, finding in cases], related(self.suggestions(), question, near, self.build.cv.owner.name))

    def _in_own_words(self, question: str) -> Reply | None:
        """The owner's own answer, where the assistant file has one to this question."""
        cv = self.build.cv
        if not cv.settings.faq:
            return None
        hits = self.build.store.search(owner.GROUP, self._encode((question,)), 3)[0]
        found = owner.matching(question, hits, cv)
        return owner.reply(cv, *found, related(self.suggestions(), question, (), cv.owner.name)) if found else None

    def suggestions(self) -> tuple[str, ...]:
        """Questions that the CV answers, the owner's own first."""
        return self._suggestions

    def _follow(self, text: str, context: Context | None) -> tuple[list[tuple[Case, Finding]], Context | None]:
        """Answer each part of a text, every part in the light of what came before it."""
        found: list[tuple[Case, Finding]] = []
        said: list[str] = []  # the statements that lead up to a question
        for part in questions(text):
            case, finding = self._answer(part.text, context, said=" - ".join(said), joined=bool(found or said))
            context = carried(context, case, finding) if part.asks else staged(context, case, finding)
            if part.asks:
                found.append((case, finding))
            elif own(case.query):
                said = [*said[-1:], part.text]
        return found, context

    def _answer(self, part: str, context: Context | None, *, said: str = "", joined: bool = False) -> tuple[Case, Finding]:
        """Answer one part: a question that says nothing by itself is completed by the statement before it, or confined to what a
        question in the same breath was about."""
        query = self._understood(part, context)
        if said and needs_statement(query):
            found = self._answer(f"{part} - {said}", None)
            if found[1].status is Status.ANSWERED or not ((context and context.focus) or query.content):
                return found
        resolved = (within(query, context) if joined else None) or resolve(query, context)
        if resolved.dangling and said:
            return self._answer(f"{part} - {said}", None)
        case = self._case(resolved.query)
        return case, respond(case, replace(resolved, query=case.query))

    def _understood(self, part: str, context: Context | None) -> Query:
        names = self._gazetteer
        said = corrected(names.completed(heard(part, names.forms)), names.vocabulary, names.forms)
        said = named_anew(said, context, names.cv.settings.pronouns.split("/")[0].strip().lower())
        return understand(said, names, self._today())

    def _case(self, query: Query) -> Case:
        """The query with what the index knows of it: near words, near questions of the bank, near passages."""
        words = tuple(
            dict.fromkeys(query.words[n].low for n in query.content if query.words[n].low.isalpha() and len(query.words[n].low) > 3)
        )
        vectors = self._encode((bank.masked(query, self._gazetteer), bare(query, self._gazetteer)))
        store = self.build.store
        votes = self._head.shares(vectors[0]) if self._head else ()
        meaning = store.scores(PASSAGES, vectors[1])
        near = {} if query.yesno or not words else self._neighbours(query, words)  # what is only near a word does not prove a claim
        query = informed(query, votes)
        return Case(query, Evidence(query, near, self._gazetteer), self._gazetteer, self._today(), self._passages, meaning)

    @cached_property
    def _passages(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key in self.build.store.keys(PASSAGES):
            found[key.partition("#")[0]].append(key)
        return found

    def _neighbours(self, query: Query, words: tuple[str, ...]) -> dict[str, tuple[tuple[str, float], ...]]:
        """For the stem of each word, the CV's words near it, of which none is a name."""
        near = {}
        for word, hits in zip(words, self.build.store.search(WORDS, self._words.of(words), 6), strict=True):
            stem = next(query.words[n].stem for n in query.content if query.words[n].low == word)
            near[stem] = tuple(
                (h.key, 0.9 * h.score) for h in hits if h.score >= NEAR_WORD and h.key != stem and h.key not in self._gazetteer.named
            )
        return near

    def _embed(self, texts: tuple[str, ...]) -> Vectors:
        return self.build.encoder().encode(texts)

    @cached_property
    def _suggestions(self) -> tuple[str, ...]:
        stored = json.loads(self.build.extras.get(SUGGESTIONS, b"{}")) if self._prepared else {}
        if stored:
            return tuple(stored["questions"])
        return answered(candidates(self.build.cv), self._plainly)

    def _plainly(self, question: str) -> Reply:
        """A reply without suggestions: what they are chosen by."""
        if (found := owner.matching(question, (), self.build.cv)) is not None:
            return owner.reply(self.build.cv, *found, ())
        cases, _ = self._follow(question, None)
        return reply(cases[0][0], [finding for _, finding in cases], ())


def ready_build(cv: Path | None, index: Path, *, build: bool = True, progress: bool = False, force: bool = False) -> Build:
    """The build to answer from; a new one holds its suggestions, each asked already."""
    return ensure_build(cv, index, build=build, progress=progress, force=force, last=_suggestions_of)


def _suggestions_of(build: Build) -> Mapping[str, bytes]:
    return {SUGGESTIONS: json.dumps({"questions": Assistant(build).suggestions()}).encode()}


def _demand_question(question: str) -> None:
    if not question.strip():
        raise UsageError("the question is empty: type what you would like to know")
    if len(question) > LONGEST:
        raise UsageError(f"the question has {len(question)} characters: at most {LONGEST} are read")
    try:
        question.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError("the question is not valid Unicode (an unpaired surrogate): type it again") from error
