"""The Query: what a question asks for, typed."""

from __future__ import annotations

import pytest

from cvqa.language.words import words
from cvqa.question.query import Attribute, Form, Query


@pytest.mark.parametrize(
    ("cues", "expected"),
    [(("form:list",), True), (("attribute:when", "form:list"), True), (("form:count",), False), ((), False), (("list",), False)],
)
def test_a_query_has_a_cue_that_fired(cues: tuple[str, ...], expected: bool) -> None:
    assert Query("", (), asks=frozenset({"form:list", "talk:thanks"})).has(*cues) is expected


def test_a_query_asks_for_nothing_by_itself() -> None:
    query = Query("Norfell", words("Norfell"))
    assert (query.form, query.attributes, query.kinds, query.mentions, query.content) == (Form.TELL, (), (), (), ())
    assert (query.level, query.beside, query.ordinal, query.time, query.yesno) == ("", "", 0, None, False)


def test_forms_and_attributes_are_written_in_cues_as_they_are_named() -> None:
    assert [str(f) for f in Form if str(f) != f.name.lower()] == []
    assert [str(a) for a in Attribute if str(a) != a.name.lower()] == []
