"""Laws that hold for every CV, and the doors of the room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cvqa.cv.model import Entry, Kind, Place, Text
from cvqa.cv.reading import check_cv, read_cv
from cvqa.errors import CvError
from tests.cv.conftest import SAMPLES


def lines(place: Place, file: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8").splitlines()[place.first - 1 : place.last])


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def texts_of(entry: Entry) -> list[Text]:
    return [*entry.texts, *entry.fields, *(item.text for item in entry.items)]


def test_a_sample_has_no_problem(sample: Path) -> None:
    assert check_cv(sample) == ()


def test_every_content_line_belongs_to_exactly_one_entry(sample: Path) -> None:
    owners: dict[int, list[str]] = {}
    for entry in read_cv(sample).entries:
        for line in range(entry.place.first, entry.place.last + 1):
            owners.setdefault(line, []).append(entry.id)
    content = [
        number
        for number, line in enumerate(sample.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() and not re.match(r"cv:|  sections:|    [^\s-][^:]*:$|  phone:", line)
    ]
    assert len(content) > 80
    assert {number: owners.get(number, []) for number in content if len(owners.get(number, [])) != 1} == {}


def test_every_texts_words_stand_at_its_place(sample: Path) -> None:
    texts = [text for entry in read_cv(sample).entries for text in texts_of(entry)]
    assert len(texts) > 80
    for text in texts:
        there = words(lines(text.place, sample))
        assert [word for word in words(text.text) if word not in there] == []


def test_every_person_and_item_stands_at_its_place(sample: Path) -> None:
    entries = read_cv(sample).entries
    named = [(person.name, person.place) for entry in entries for person in entry.people]
    named += [(item.name, item.text.place) for entry in entries for item in entry.items]
    assert len(named) > 15
    assert [name for name, place in named if words(name)[0] not in words(lines(place, sample))] == []


def test_texts_lie_within_their_entry_and_entries_stand_in_file_order(sample: Path) -> None:
    entries = read_cv(sample).entries
    assert [e.place for e in entries] == sorted(e.place for e in entries)
    outside = [t for e in entries for t in texts_of(e) if not e.place.first <= t.place.first <= t.place.last <= e.place.last]
    assert outside == []


def test_ids_are_unique_and_titles_are_not_empty(sample: Path) -> None:
    entries = read_cv(sample).entries
    assert len({e.id for e in entries}) == len(entries)
    assert [e.id for e in entries if not e.title] == []


def test_reading_twice_gives_the_same(sample: Path) -> None:
    assert read_cv(sample) == read_cv(sample)


def test_a_folder_is_read_by_its_cv_yaml() -> None:
    assert read_cv(SAMPLES["corpus"].parent) == read_cv(SAMPLES["corpus"])


def test_a_folder_without_a_cv_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CvError, match=r"cv\.yaml:1: .*cv\.yaml cannot be read: No such file"):
        read_cv(tmp_path)


def test_entries_of_the_journalists_invented_sections_have_their_kinds() -> None:
    kinds: dict[str, set[Kind]] = {}
    for entry in read_cv(SAMPLES["journalist"]).entries:
        kinds.setdefault(entry.section, set()).update(entry.kinds)
    assert kinds == {
        "Contact": {Kind.CONTACT},
        "Ink": {Kind.EXPERIENCE},
        "Numbers": {Kind.EXPERIENCE},
        "Classrooms": {Kind.EXPERIENCE, Kind.TEACHING},
        "Caps and Gowns": {Kind.EDUCATION},
        "Footnotes": {Kind.PUBLICATION},
        "Purses": {Kind.GRANT},
        "Rosettes": {Kind.AWARD, Kind.FELLOWSHIP},
        "Microphones": {Kind.TALK},
        "Toolbox": {Kind.SKILL, Kind.LANGUAGE},
        "Ask Them": {Kind.REFEREE},
    }


def test_entries_of_the_engineer_have_their_kinds() -> None:
    first = {(entry.section, entry.kind) for entry in read_cv(SAMPLES["engineer"]).entries}
    assert first == {
        ("Contact", Kind.CONTACT),
        ("Profile", Kind.SUMMARY),
        ("Professional Experience", Kind.EXPERIENCE),
        ("Career Break", Kind.LEAVE),
        ("Selected Projects", Kind.PROJECT),
        ("Education", Kind.EDUCATION),
        ("Licences and Certifications", Kind.CERTIFICATION),
        ("Professional Memberships", Kind.MEMBERSHIP),
        ("Awards", Kind.AWARD),
        ("Volunteering", Kind.VOLUNTEERING),
        ("Languages", Kind.LANGUAGE),
        ("Software", Kind.SKILL),
    }


KEYS = (
    "cv", "name", "email", "phone", "sections", "company", "position", "institution", "area", "title", "authors", "label", "details",
    "highlights", "start_date", "end_date", "date", "bullet", "summary", "social_networks", "network", "username", "advisors", "journal",
)  # fmt: skip
values = st.recursive(
    st.none()
    | st.sampled_from(["2022-02", "present", "2020", "Prizes", "A at B", "Advised by Jo Doe", "x: y, z (w; v)", "*"])
    | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
entries = st.lists(st.dictionaries(st.sampled_from(KEYS), values, max_size=4) | st.text(max_size=20), max_size=3)
files = st.fixed_dictionaries(
    {
        "cv": st.fixed_dictionaries(
            {"name": st.just("Jo Doe"), "sections": st.dictionaries(st.text(min_size=1, max_size=8), entries, max_size=3)}
        )
        | values
    }
)


@settings(max_examples=60, deadline=None)
@given(files)
def test_any_yaml_is_read_or_refused_with_problems(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    file = tmp_path_factory.mktemp("any") / "cv.yaml"
    with file.open("w", encoding="utf-8") as stream:
        YAML(typ="safe").dump(content, stream)
    problems = check_cv(file)
    if problems:
        with pytest.raises(CvError, match=r"cv\.yaml:\d+: "):
            read_cv(file)
    else:
        assert read_cv(file).entries[0].id == "contact"
