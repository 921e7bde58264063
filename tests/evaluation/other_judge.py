"""The judge that stands beside the checkout, where it does: ../shared/tools/score.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from cvqa.evaluation.sets import Row

SCORE = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score.py"
Judge = Callable[[Mapping[str, Any], Mapping[str, Any]], list[str]]


def other_judge() -> Judge:
    """Its verdict: the list of reasons, from a row and a reply as JSON objects. Skips the test where it is not there."""
    spec = spec_from_file_location("score", SCORE) if SCORE.is_file() else None
    if spec is None or spec.loader is None:
        pytest.skip(f"there is no ../shared/{SCORE.parent.name}/{SCORE.name} beside the checkout")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    judge: Judge = module.judge
    return judge


def as_json(row: Row) -> dict[str, Any]:
    """A row as it stands in a set: what it does not ask for is absent."""
    return row.model_dump(mode="json", exclude_defaults=True, exclude={"place"})
