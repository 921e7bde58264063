"""YAML with its lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cvqa.cv.yaml_lines import read_yaml
from cvqa.errors import CvError

TEXT = """\
# a comment
cv:
  name: Jo
  plain: goes
    on
  quoted: "two
    lines"

  literal: |
    x
    y

  folded: >-
    one
    two
  empty:
  listed: [a,
    b]
  anchored: &here
    - 1
  alias: *here
  last: |
    end
"""


def write(folder: Path, content: str | bytes) -> Path:
    file = folder / "cv.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    ("key", "key_line", "first", "last", "value"),
    [
        ("name", 3, 3, 3, "Jo"),
        ("plain", 4, 4, 5, "goes on"),
        ("quoted", 6, 6, 7, "two lines"),
        ("literal", 9, 9, 11, "x\ny\n"),
        ("folded", 13, 13, 15, "one two"),
        ("empty", 16, 16, 16, None),
        ("listed", 17, 17, 18, ["a", "b"]),
        ("anchored", 19, 19, 20, ["1"]),
        ("alias", 21, 19, 20, ["1"]),
        ("last", 22, 22, 23, "end\n"),
    ],
)
def test_every_form_of_value_knows_its_lines(tmp_path: Path, key: str, key_line: int, first: int, last: int, value: object) -> None:
    node = read_yaml(write(tmp_path, TEXT))[0].at(["cv", key])
    assert (node.key_line, node.first, node.last, node.plain) == (key_line, first, last, value)


def test_a_collection_ends_with_its_last_value_and_not_with_an_aliass_anchor(tmp_path: Path) -> None:
    root = read_yaml(write(tmp_path, "a: &x [1]\nb:\n  c: 1\n  d: *x\n\n# end\n"))[0]
    assert (root.at(["b"]).first, root.at(["b"]).last, root.last) == (3, 4, 4)


def test_scalars_stay_as_written(tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, "a: 2022-02\nb: 007\nc: yes\nd: null\n"))[0].plain == {
        "a": "2022-02",
        "b": "007",
        "c": "yes",
        "d": None,
    }


def test_duplicate_keys_are_told_with_the_line_of_the_second(tmp_path: Path) -> None:
    (problem,) = read_yaml(write(tmp_path, "a: 1\nb: 2\na: 3\n"))[1]
    assert (problem.line, problem.message) == (3, "'a' stands twice in the same place")


def test_merge_keys_are_filled_in(tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n"))[0].at(["b"]).plain == {"p": "1", "q": "3"}


@pytest.mark.parametrize(
    ("content", "line", "match"),
    [
        ("", 1, "empty"),
        ("# only this\n", 1, "empty"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "YAML syntax"),
        ("a: one: two\n", 1, "YAML syntax"),
        ("a: *nowhere\n", 1, "YAML syntax"),
        (b"a: 1\nb: \xff\xfe\n", 2, "not UTF-8"),
        ("a: 1\nb: \x07\n", 2, "does not allow"),
        ("a: &x [*x]\n", 1, "contains itself|YAML"),
        ("a: 1\n---\nb: 2\n", 2, "YAML"),
    ],
)
def test_what_has_no_tree_is_refused_with_its_line(tmp_path: Path, content: str | bytes, line: int, match: str) -> None:
    with pytest.raises(CvError, match=match) as refused:
        read_yaml(write(tmp_path, content))
    assert refused.value.problems[0].line == line


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CvError, match=r"nothing\.yaml cannot be read: No such file"):
        read_yaml(tmp_path / "nothing.yaml")


def test_anchors_within_anchors_do_not_grow_without_end(tmp_path: Path) -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(CvError, match="nested too deep"):
        read_yaml(write(tmp_path, "\n".join(["l0: &l0 [x]", *levels])))


trees = st.recursive(
    st.none() | st.text("ab ", min_size=1).map(str.strip).filter(bool),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(tree=st.dictionaries(st.sampled_from("pqr"), trees, min_size=1))
def test_the_plain_tree_is_what_yaml_says(tmp_path_factory: pytest.TempPathFactory, tree: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("yaml") / "cv.yaml"
    with file.open("w") as stream:
        YAML().dump(tree, stream)
    assert read_yaml(file)[0].plain == tree
