"""Which CV and which index a command means."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvqa.errors import UsageError
from cvqa.locations import Locations, resolve


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("cv: {}\n")
    return path


def test_the_defaults_are_corpus_and_index(folder: Path) -> None:
    write(folder / "corpus/cv.yaml")
    assert resolve() == Locations(Path("corpus/cv.yaml"), Path("index"))


def test_the_default_cv_named_in_full_has_the_default_index(folder: Path) -> None:
    cv = write(folder / "corpus/cv.yaml")
    assert resolve(cv) == Locations(cv, Path("index"))
    assert resolve(cv.parent).index == Path("index")


@pytest.mark.parametrize("given", ["jane/corpus", "jane/corpus/cv.yaml"])
def test_another_cv_has_its_index_beside_its_folder(folder: Path, given: str) -> None:
    write(folder / "jane/corpus/cv.yaml")
    assert resolve(Path(given)) == Locations(Path("jane/corpus/cv.yaml"), folder / "jane/index")


def test_a_lone_cv_of_any_name_is_found_in_its_folder(folder: Path) -> None:
    cv = write(folder / "jane/corpus/jane.yaml")
    write(folder / "jane/corpus/jane.assistant.yaml")
    assert resolve(cv.parent) == Locations(cv, folder / "jane/index")


def test_cvs_that_share_a_folder_have_an_index_each(folder: Path) -> None:
    one, two = write(folder / "all/cvs/one.yaml"), write(folder / "all/cvs/two.yaml")
    assert [resolve(cv).index for cv in (one, two)] == [folder / "all/index/one", folder / "all/index/two"]


def test_a_named_index_is_taken(folder: Path) -> None:
    write(folder / "corpus/cv.yaml")
    assert resolve(None, Path("elsewhere")) == Locations(Path("corpus/cv.yaml"), Path("elsewhere"))


@pytest.mark.parametrize("index", [None, Path("index")])
def test_an_index_alone_is_enough(folder: Path, index: Path | None) -> None:
    write(folder / "index/current")
    assert resolve(None, index) == Locations(None, Path("index"))


@pytest.mark.parametrize(
    ("cv", "message"),
    [
        (None, r"^there is no CV at corpus and no index at index; name a CV with --cv FILE$"),
        ("missing.yaml", r"^missing\.yaml: there is no such CV; --cv takes a YAML file or the folder that holds one$"),
        ("empty", r"^empty: there is no CV in this folder; it should hold a cv\.yaml$"),
        ("two", r"^two: holds 2 CVs \(a\.yaml, b\.yml\); name one of them with --cv$"),
    ],
)
def test_what_is_not_there_is_said_with_what_to_do(folder: Path, cv: str | None, message: str) -> None:
    write(folder / "empty/assistant.yaml")
    write(folder / "two/a.yaml")
    write(folder / "two/b.yml")
    with pytest.raises(UsageError, match=message):
        resolve(Path(cv) if cv else None)
