"""What `import cvqa` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cvqa

PUBLIC = [
    "Assistant",
    "Build",
    "Citation",
    "Cv",
    "CvError",
    "CvqaError",
    "Reply",
    "Status",
    "Turn",
    "UsageError",
    "ensure_build",
    "read_cv",
]


def test_the_public_names_are_exactly_these() -> None:
    assert cvqa.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_public_name_is_what_it_says(name: str) -> None:
    assert getattr(cvqa, name).__name__ == name


def test_any_other_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Oracle'"):
        _ = cvqa.Oracle


def test_importing_cvqa_brings_no_heavy_library_along() -> None:
    heavy = "{'faiss', 'torch', 'sentence_transformers', 'pydantic', 'numpy'}"
    code = f"import sys, cvqa; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_python_m_cvqa_is_the_command() -> None:
    shown = subprocess.run([sys.executable, "-m", "cvqa", "--help"], capture_output=True, text=True, check=True).stdout
    assert "ask" in shown
    assert "serve" in shown
