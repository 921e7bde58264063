"""An invented CV, and an assistant that answers from a table: what the server's and the homepage's tests ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cvqa.answer.reply import Citation, Reply, Status
from cvqa.assistant import Turn
from cvqa.cv.model import Connection, Cv, Date, Entry, Kind, Link, Owner, Period, Place, Settings, Text
from cvqa.errors import UsageError

LINES = Place("cv.yaml", 3, 5)


def text(field: str, words: str, *links: Link) -> Text:
    return Text(field, words, LINES, links)


def contact(name: str = "Ada Quill") -> Entry:
    return Entry("contact", (Kind.CONTACT,), "Contact", name, LINES, name=name)


def job(id: str = "experience-harbour-works", **given: object) -> Entry:
    usual: dict[str, object] = {
        "kinds": (Kind.EXPERIENCE,),
        "section": "Work",
        "title": "Diver, Harbour Works",
        "place": LINES,
        "name": "Harbour Works",
        "organisation": "Harbour Works",
        "position": "Diver",
        "location": "Porto",
        "period": Period(Date(2020, 3), Date(2022, 11)),
        "texts": (text("summary", "Under water all day."), text("highlights", "Mended 12 locks.")),
    }
    return Entry(id, **{**usual, **given})  # type: ignore[arg-type]


def cv(*entries: Entry, owner: Owner | None = None) -> Cv:
    usual = Owner(
        "Ada Quill",
        headline="Diver and welder",
        email=("ada@quill.example",),
        location="Porto",
        website=("https://quill.example/",),
        connections=(Connection("GitHub", "quill", "https://github.example/quill", LINES),),
    )
    return Cv(owner or usual, entries or (contact(), job()), Settings())


@dataclass(frozen=True)
class SampleBuild:
    cv: Cv = field(default_factory=cv)
    id: str = "build-1"


ANSWER = Reply(
    Status.ANSWERED,
    "She was a diver at Harbour Works.",
    "She was a [diver](/#experience-harbour-works) at Harbour Works.",
    (Citation("experience-harbour-works", "Work", "Diver, Harbour Works", "Diver", "cv.yaml:3-5", "/#experience-harbour-works", 0.9),),
    "experience",
    None,
    ("Where did she work?",),
)

# The same as every door gives it in JSON; an uncalibrated confidence is left out.
ANSWER_OBJECT = {
    "status": "answered",
    "answer": "She was a diver at Harbour Works.",
    "markdown": "She was a [diver](/#experience-harbour-works) at Harbour Works.",
    "citations": [
        {
            "id": "experience-harbour-works",
            "section": "Work",
            "title": "Diver, Harbour Works",
            "quote": "Diver",
            "source": "cv.yaml:3-5",
            "url": "/#experience-harbour-works",
            "score": 0.9,
        }
    ],
    "intent": "experience",
    "suggestions": ["Where did she work?"],
}


@dataclass
class SampleAssistant:
    """Answers every question the same way, and remembers the last one; `answer` can stand in for that."""

    build: SampleBuild = field(default_factory=SampleBuild)
    answer: Callable[[str], Reply] = lambda question: ANSWER
    asked: tuple[str, tuple[Turn, ...]] = ("", ())

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply:
        if not question.strip():
            raise UsageError("the question is empty; ask something")
        self.asked = question, tuple(history)
        return self.answer(question)

    def suggestions(self) -> tuple[str, ...]:
        return ("Where did she work?", "What can she do?")
