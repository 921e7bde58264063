"""What is prepared at a build is what would be computed, and is taken only where it fits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from cvqa import prepared
from cvqa.language.words import stem
from cvqa.question import cues, framing


def test_it_holds_what_is_computed() -> None:
    found = json.loads(prepared.prepare())
    assert found["stems"]["advised"] == stem("advised") == "advis"
    assert found["framing"] == {word: list(counts) for word, counts in framing.uses().items()}
    assert found["cues"] == {line: list(texts) for line, texts in cues.needs().items()}


def test_what_other_code_prepared_is_left() -> None:
    other = {**json.loads(prepared.prepare()), "code": "0" * 32, "stems": {"advised": "wrong"}}
    assert prepared.recall(json.dumps(other).encode()) is False
    assert prepared.recall(None) is False
    assert stem("advised") == "advis"


def test_with_it_no_stemmer_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "prepared").write_bytes(prepared.prepare())
    code = """
import sys
from pathlib import Path
from cvqa import prepared
from cvqa.language.lexicon import synonyms
from cvqa.question.framing import uses
print(prepared.recall(Path(sys.argv[1]).read_bytes()), len(synonyms()) > 100, len(uses()) > 100, "snowballstemmer" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "prepared")],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.stdout, done.stderr) == ("True True True False\n", "")
