"""Markdown of CV texts."""

from __future__ import annotations

import pytest

from cvqa.cv.markdown import strip
from cvqa.cv.model import Link


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Jo Doe*** (co-1st author)", "Jo Doe* (co-1st author)"),
        (r"Kim Roe\*", "Kim Roe*"),
        ("in *The Journal* of `code`", "in The Journal of code"),
        ("two\nlines  \nand\n\na paragraph", "two lines and a paragraph"),
        ("1. first", "1. first"),
        ("# not a heading", "# not a heading"),
        ("- a dash", "- a dash"),
        ("R & D, C#, snake_case_name", "R & D, C#, snake_case_name"),
        ("a <b>tag</b>", "a <b>tag</b>"),
        ("", ""),
    ],
)
def test_strip_leaves_the_words(markdown: str, text: str) -> None:
    assert strip(markdown).text == text


def test_links_are_kept_beside_the_text() -> None:
    plain = strip("see [the **paper**](https://example.org/p) and [nothing](#)")
    assert plain.text == "see the paper and nothing"
    assert plain.links == (Link("the paper", "https://example.org/p"),)


def test_scripts_are_no_links() -> None:
    assert strip("[x](javascript:alert(1))").links == ()


def test_bold_parts_are_told() -> None:
    assert strip("**Jo Doe***, Kim Roe").bold == ("Jo Doe",)
