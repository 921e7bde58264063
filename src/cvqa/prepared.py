"""What the rooms compute from their own data before the first answer: done at a build, loaded ever after.

Synonyms and places by their stems, how the bank uses words, and what each cue and pattern needs: taken only where the code and the
data that made them are the ones that run.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from cvqa.index.durable import checksum
from cvqa.language import lexicon, patterns, places
from cvqa.language.lexicon import Phrase
from cvqa.question import cues, framing, idioms

NAME = "prepared"  # the extra file of a build
_ROOMS = ("language", "cv", "question", "answer")


def prepare() -> bytes:
    """Everything that is computed once, as a file of a build."""
    import cvqa.answer.respond  # noqa: F401 - with it every pattern that a question may meet is there
    from cvqa.answer import unsaid

    unsaid.rows()

    found = {
        "code": code(),
        "framing": framing.uses(),
        "cues": cues.needs(),
        "idioms": idioms.needs(),
        "patterns": patterns.needs(),
        "groups": lexicon.groups(),
        "places": _places(),
    }
    return json.dumps(found, ensure_ascii=True, separators=(",", ":")).encode()


def recall(data: bytes | None) -> bool:
    """Take what a build prepared; whether it fits this code."""
    found = json.loads(data) if data else {}
    if found.get("code") != code():
        return False
    lexicon.recall(found["groups"])
    places.recall(found["places"])
    framing.recall(found["framing"])
    cues.recall(found["cues"] | found["idioms"])
    patterns.recall(found["patterns"])
    return True


def _places() -> list[tuple[Phrase, list[Phrase]]]:
    """The names of places as JSON can hold them, in an order that does not change."""
    return [(name, sorted(others)) for name, others in places.direct().items()]


@cache
def code() -> str:
    """The checksum of all code and data that answers are made with; the bank has a digest of its own."""
    package = Path(__file__).parent
    files = sorted(path for room in _ROOMS for path in (package / room).rglob("*") if path.suffix in (".py", ".txt", ".j2", ".json"))
    return checksum(b"\0".join(path.read_bytes() for path in files if path.parent.name != "bank"))
