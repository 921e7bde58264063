"""What is prepared at a build is what would be computed, and is taken only where it fits."""

from __future__ import annotations

import json

from cvqa import prepared
from cvqa.language import lexicon, places
from cvqa.question import cues, framing, idioms


def test_it_holds_what_is_computed() -> None:
    found = json.loads(prepared.prepare())
    assert found["framing"] == {word: list(counts) for word, counts in framing.uses().items()}
    assert found["groups"] == [[list(phrase) for phrase in group] for group in lexicon.groups()]
    assert {tuple(name): {tuple(other) for other in others} for name, others in found["places"]} == places.direct()
    assert found["idioms"] == {line: list(texts) for line, texts in idioms.needs().items()}
    assert found["cues"] == {line: list(texts) for line, texts in cues.needs().items()}


def test_what_other_code_prepared_is_left() -> None:
    other = {**json.loads(prepared.prepare()), "code": "0" * 32, "cues": {"wrong": ["needed"]}}
    assert prepared.recall(json.dumps(other).encode()) is False
    assert prepared.recall(None) is False
    assert "wrong" not in cues.needs()
