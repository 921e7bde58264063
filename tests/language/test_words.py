"""Words of a text: split, folded and stemmed the same way for the CV and for questions."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvqa.language.lexicon import frequent
from cvqa.language.words import fold, stem, stems, words

TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(frequent(2_000)), max_size=12).map(" ".join)
PLAIN = str.maketrans("’‘“”–—‑−\u00a0", "''\"\"---- ")


def lows(text: str) -> list[str]:
    return [w.low for w in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Where did she work?", ["where", "did", "she", "work"]),
        ("Bodø Łódź Ærø Straße İzmir", ["bodo", "lodz", "aero", "strasse", "izmir"]),
        ("Zoë’s glacier's ice", ["zoe", "glacier", "ice"]),
        ("C++, C# and .NET", ["c++", "c#", "and", ".net"]),
        ("U.S. and U.K", ["us", "and", "uk"]),
        ("B.Sc., M.Sc and a B.A.", ["bsc", "msc", "and", "a", "ba"]),
        ("PhD Ph.D. Ph. D ph d", ["phd", "phd", "phd", "phd"]),
        ("part-time or full time", ["parttime", "or", "fulltime"]),
        ("the part times", ["the", "part", "times"]),
        ("Forum2023", ["forum", "2023"]),
        ("3.5 and 1,200,000 and 4,5", ["3.5", "and", "1200000", "and", "4,5"]),
        ("the 2nd, 21st and 3D one", ["the", "2nd", "21st", "and", "3", "d", "one"]),
        ("hands-on", ["hands", "on"]),
        ("well...what now", ["well", "what", "now"]),
        ("She left.Then what?", ["she", "left", "then", "what"]),
        ("Node.js", ["node", "js"]),
        ("?! -- (…)", []),
        ("冰川 Гляциолог", ["冰川", "гляциолог"]),
    ],
)
def test_a_text_is_split_into_folded_words(text: str, expected: list[str]) -> None:
    assert lows(text) == expected


@given(TEXTS)
@example("part time and Ph.D. and full-time")
@example("\u00a0“Zoë’s” — ﷺ 2019")
def test_words_stand_in_order_where_they_say(text: str) -> None:
    found = words(text)
    ends = [0, *(w.end for w in found)]
    for word, before in zip(found, ends, strict=False):
        assert before <= word.start < word.end <= len(text)
        if word.low not in ("phd", "parttime", "fulltime"):
            assert text[word.start : word.end].translate(PLAIN) == word.raw


@pytest.mark.parametrize(
    ("text", "spanned"), [("a Ph.D. in", "Ph.D"), ("a Ph. D in", "Ph. D"), ("is part time", "part time"), ("Full-Time", "Full-Time")]
)
def test_a_joined_word_spans_all_that_it_is_joined_from(text: str, spanned: str) -> None:
    joined = next(w for w in words(text) if w.low in ("phd", "parttime", "fulltime"))
    assert text[joined.start : joined.end] == spanned


@given(TEXTS)
@example("ﷺ")
def test_a_folded_word_is_never_empty_and_holds_no_space(text: str) -> None:
    """Cue patterns count words by the single spaces between them."""
    assert all(low and not any(c.isspace() for c in low) for low in lows(text))


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(frequent(5_000)), max_size=8))
def test_case_and_end_signs_do_not_change_the_words(spoken: list[str]) -> None:
    text = " ".join(spoken)
    assert lows(text.upper()) == lows(text) == lows(f"({text}!)")


@pytest.mark.parametrize(("text", "capital"), [("Acme", True), ("acme", False), ("Øre", True), ("3D", False), ("CERN", True)])
def test_a_capital_is_the_first_letter_as_written(text: str, capital: bool) -> None:
    assert words(text)[0].capital is capital


@pytest.mark.parametrize(("text", "number"), [("2019", True), ("3.5", True), ("two", False), ("C++", False)])
def test_a_number_begins_with_a_digit(text: str, number: bool) -> None:
    assert words(text)[0].number is number


@pytest.mark.parametrize(
    "forms",
    [
        "advise advised advises advising", "work works worked working", "publish published publishes publishing",
        "study studies studied studying", "teach teaches taught teaching", "write writes wrote written writing",
        "lead leads led leading", "win wins won winning", "build builds built building", "speak speaks spoke spoken speaking",
        "hold held holding", "begin began begun beginning", "run ran running", "give gave given giving", "make made making",
        "take took taken taking", "leave leaves left leaving", "grow grew grown growing", "draw drew drawn drawing",
        "choose chose chosen choosing", "become became becoming", "oversee oversaw overseeing", "seek sought seeking",
        "thesis theses", "analysis analyses", "person people", "child children", "city cities", "woman women", "earn earned earning",
        "keep kept keeping", "bring brought bringing", "buy bought buying", "sell sold selling", "pay paid paying", "meet met meeting",
        "glacier glaciers glacier's", "internship internships",
    ],
)  # fmt: skip
def test_the_forms_of_a_word_share_its_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("publish", "public"), ("university", "universe2"), ("law", "low"), ("intern", "internal"), ("thesis", "these")]
)
def test_different_words_keep_different_stems(left: str, right: str) -> None:
    assert stem(left) != stem(right)


@pytest.mark.parametrize("low", ["c++", "c#", ".net", "2019", "3.5", "k8s", "冰川"])
def test_what_is_no_word_of_letters_is_its_own_stem(low: str) -> None:
    assert stem(low) == low


@given(st.sampled_from(frequent(5_000)))
def test_a_word_and_its_possessive_share_a_stem(low: str) -> None:
    assert stem(f"{low}'s") == stem(low)


@given(TEXTS)
def test_stems_are_those_of_the_words_in_order(text: str) -> None:
    assert stems(text) == tuple(stem(low) for low in lows(text))
