"""Patterns compiled at their first use say what `re` says, with and without knowing what they need."""

from __future__ import annotations

import re

import pytest

from cvqa.language import patterns
from cvqa.question import bank

TEXTS = ("", "How long was he there?", "the long run", "HOW LONG", "li\u017ft and long", "so long, so long")


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is taken here is not known to other tests."""
    monkeypatch.setattr(patterns, "_needs", {})


def said(found: re.Pattern[str], text: str) -> list[object]:
    matches = (found.search(text), found.match(text), found.fullmatch(text), *found.finditer(text))
    return [
        *(match and match.span() for match in matches),
        found.sub("-", text),
        found.sub("-", text, 1),
        found.split(text),
        found.findall(text),
    ]


@pytest.mark.parametrize("written", [r"\blong\b", "(?:so|how) long", "list|long", "(?<!so )long", r"\w+", "lon"])
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.usefixtures("forgotten")
def test_it_says_what_re_says(written: str, flags: int, text: str) -> None:
    wanted = said(re.compile(written, flags), text)
    assert said(patterns.pattern(written, flags), text) == wanted
    lazy = patterns.pattern(written, flags)
    patterns.recall(patterns.needs())
    assert said(lazy, text) == wanted


@pytest.mark.usefixtures("forgotten")
def test_a_text_that_lacks_what_it_needs_compiles_nothing() -> None:
    lazy = patterns.pattern("(never|ever) closed")
    patterns.recall(patterns.needs())
    assert lazy.search("nothing of the sort") is None
    assert "_compiled" not in vars(lazy)
    assert lazy.search("it was never closed")
    assert "_compiled" in vars(lazy)


def test_whatever_a_pattern_matches_holds_what_it_needs() -> None:
    import cvqa.answer.respond  # noqa: F401 - the patterns of every room

    texts = [text for text, _ in bank.questions()][::6]
    needed = patterns.needs()
    made = {made.key: re.compile(made.text, made.flags) for made in patterns._made if made.key in needed}
    assert len(made) > 100
    matched = [
        (text.lower() if key.startswith("2/") else text, needed[key]) for key, one in made.items() for text in texts if one.search(text)
    ]
    assert len(matched) > 1_000
    assert [found for found in matched if not any(part in found[0] for part in found[1])] == []
