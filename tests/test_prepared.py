"""What is prepared at a build is what would be computed, and is taken only where it fits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

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
    assert cues.possible("wrong", "")  # nothing was taken of what it needs


# In a process of its own, since what is taken stays: what cues, idioms, synonyms and places say before and after.
COMPARED = """
import json, sys
from pathlib import Path
from cvqa import prepared
from cvqa.language import lexicon, places
from cvqa.language.words import words
from cvqa.question import cues, framing, idioms

asked = [json.loads(line)["question"] for file in Path(sys.argv[2]).glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]

def said():
    texts = [idioms.plainly(text) for text in asked]
    uses = {stem: tuple(counts) for stem, counts in framing.uses().items()}
    return texts, [cues.cues(words(text)) for text in texts], lexicon.synonyms(), lexicon.phrases(), dict(places.direct()), uses

before = said()
taken = prepared.recall(Path(sys.argv[1]).read_bytes())
print(len(asked) > 1000, taken, said() == before, cues.possible("(no such pattern)", ""))
"""


def test_what_is_taken_changes_nothing_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "prepared").write_bytes(prepared.prepare())
    done = subprocess.run(
        [sys.executable, "-c", COMPARED, str(tmp_path / "prepared"), str(Path(__file__).parent / "questions")],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.stdout, done.stderr) == ("True True True True\n", "")
