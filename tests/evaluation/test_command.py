"""`cvqa eval`: the report on standard output, and the exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cvqa.cli import main
from cvqa.locations import Locations
from cvqa.terminal import Asked
from tests.server.sample import SampleAssistant

Run = Callable[..., tuple[int, str, str]]
RIGHT = {"id": "q-1", "category": "experience", "question": "Where did she work?", "status": "answered", "must": [["harbour"]]}
WRONG = {"id": "q-2", "category": "private", "question": "How old is she?", "status": "not_in_cv"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a CV, and a set of which three of four rows are right."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "cv.yaml").write_text("cv:\n  name: Ada Quill\n")
    (tmp_path / "set.jsonl").write_text("\n".join(map(json.dumps, (RIGHT, RIGHT, RIGHT, WRONG))))
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `cvqa eval`: its status, standard output and standard error."""

    def opened(at: Locations, build: bool) -> Asked:
        assert (at.index, build) == (Path("index"), True)
        return SampleAssistant()

    def ran(*argv: str) -> tuple[int, str, str]:
        return main(["eval", *argv], opened), *capsys.readouterr()

    return ran


def test_the_report_goes_to_standard_output(run: Run) -> None:
    status, out, err = run("set.jsonl")
    assert (status, err) == (0, "")
    assert out.splitlines()[:2] == ["  right                3 of 4     75.0%", "  wrongly answered     1 of 4     25.0%"]
    assert "q-2" not in out


def test_failing_rows_are_shown_on_request(run: Run) -> None:
    lines = run("set.jsonl", "--show", "5")[1].splitlines()
    assert lines[-4:] == [
        "q-2 [private] set.jsonl:4",
        "  asked: How old is she?",
        "  answered: She was a diver at Harbour Works.",
        "  - is answered, not not_in_cv",
    ]


def test_several_sets_count_together(run: Run, folder: Path) -> None:
    (folder / "more.jsonl").write_text(json.dumps(RIGHT))
    assert run("set.jsonl", "more.jsonl")[1].startswith("  right                4 of 5     80.0%\n")


def test_json_is_one_object(run: Run) -> None:
    status, out, err = run("set.jsonl", "--json")
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert (found["questions"], found["accuracy"], [row["id"] for row in found["failing"]]) == (4, 0.75, ["q-2"])


@pytest.mark.parametrize(("least", "status"), [("0", 0), ("0.75", 0), ("0.76", 1), ("1", 1)])
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_below_the_least_accuracy_the_status_is_1(run: Run, least: str, status: int, options: list[str]) -> None:
    got, out, _ = run("set.jsonl", "--min", least, *options)
    assert (got, "75" in out) == (status, True)


def test_a_broken_set_is_one_line_on_standard_error(run: Run, folder: Path) -> None:
    (folder / "broken.jsonl").write_text(json.dumps(RIGHT) + "\n{")
    status, out, err = run("set.jsonl", "broken.jsonl")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("cvqa: broken.jsonl:2: this is not JSON (")


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        (["absent.jsonl"], "cvqa: absent.jsonl: No such file or directory\n"),
        ([], "cvqa: Missing argument 'SET.jsonl...'; see cvqa eval --help\n"),
        (["set.jsonl", "--min", "90"], "cvqa: Invalid value for '--min': 90.0 is not in the range 0<=x<=1; see cvqa eval --help\n"),
        (["set.jsonl", "--cv", "absent"], "cvqa: absent: there is no such CV; --cv takes a YAML file or the folder that holds one\n"),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Run, argv: list[str], line: str) -> None:
    assert run(*argv) == (2, "", line)
