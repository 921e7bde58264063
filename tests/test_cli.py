"""The command line: exact output, and the exit status."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cvqa.answer.reply import Reply, Status
from cvqa.assistant import Turn
from cvqa.cli import main
from cvqa.cv.reading import read_cv
from cvqa.errors import CvError, CvqaError, IndexMissing, Problem, UsageError
from cvqa.locations import Locations
from cvqa.terminal import Opener, open_assistant, printable
from tests.server.process import built
from tests.server.sample import ANSWER, ANSWER_OBJECT, SampleAssistant

Run = Callable[..., tuple[int, str, str]]
SAID = "She was a diver at Harbour Works.\n  [1] Diver, Harbour Works  cv.yaml:3-5\n"
SILENT = replace(ANSWER, status=Status.NOT_IN_CV, answer="The CV does not say.", citations=())


class Desk:
    """Opens the sample assistant in place of the real one, and remembers what it was asked to open."""

    def __init__(self, reply: Reply = ANSWER, error: Exception | None = None) -> None:
        self.assistant, self.error = SampleAssistant(answer=self.answered), error
        self.reply, self.opened = reply, list[tuple[Locations, bool]]()

    def answered(self, question: str) -> Reply:
        if self.error:
            raise self.error
        return self.reply

    def __call__(self, at: Locations, build: bool) -> SampleAssistant:
        self.opened.append((at, build))
        return self.assistant


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a CV in it."""
    monkeypatch.chdir(tmp_path)
    Path("corpus").mkdir()
    Path("corpus/cv.yaml").write_text(
        "cv:\n  name: Ada Quill\n  sections:\n    Work:\n      - company: Harbour Works\n        position: Diver\n"
    )
    return tmp_path


@pytest.fixture
def run(corpus: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its status, standard output and standard error."""

    def ran(*argv: str, desk: Opener | None = None) -> tuple[int, str, str]:
        status = main(argv, desk or Desk())
        return status, *capsys.readouterr()

    return ran


def typed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put this on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


@pytest.mark.parametrize("words", [["Where did she work?"], ["Where", "did", "she", "work?"]])
def test_ask_prints_the_answer_and_its_citations(run: Run, words: list[str]) -> None:
    desk = Desk()
    assert run("ask", *words, desk=desk) == (0, SAID, "")
    assert desk.assistant.asked == ("Where did she work?", ())
    assert desk.opened == [(Locations(Path("corpus/cv.yaml"), Path("index")), True)]


def test_ask_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "Où travaillait-elle ?\n".encode())
    desk = Desk()
    assert run("ask", "-", desk=desk)[0] == 0
    assert desk.assistant.asked[0] == "Où travaillait-elle ?"


def test_bytes_that_are_no_text_are_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, b"Hi\xff\x00")
    assert run("ask", "-") == (2, "", "cvqa: standard input is not UTF-8 text (byte 3); a question is text\n")


def test_ask_prints_the_reply_object_as_json(run: Run) -> None:
    status, out, err = run("ask", "--json", "Hi")
    assert (status, json.loads(out), err) == (0, ANSWER_OBJECT, "")


@pytest.mark.parametrize(
    ("reply_status", "status"), [(Status.ANSWERED, 0), (Status.NOT_IN_CV, 1), (Status.CLARIFY, 1), (Status.SMALLTALK, 0)]
)
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_exit_status_tells_answers_from_silence(run: Run, reply_status: Status, status: int, options: list[str]) -> None:
    assert run("ask", "Hi", *options, desk=Desk(replace(ANSWER, status=reply_status)))[0] == status


def test_where_the_cv_is_silent_the_answer_still_goes_to_standard_output(run: Run) -> None:
    assert run("ask", "Hi", desk=Desk(SILENT)) == (1, "The CV does not say.\n", "")


def test_places_and_building_are_handed_on(run: Run, corpus: Path) -> None:
    desk = Desk()
    run("ask", "Hi", "--cv", "corpus", "--index", "elsewhere", "--no-build", desk=desk)
    assert desk.opened == [(Locations(Path("corpus/cv.yaml"), Path("elsewhere")), False)]


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        (["ask"], "cvqa: Missing argument 'QUESTION...'; see cvqa ask --help\n"),
        ([], "cvqa: Missing command; see cvqa --help\n"),
        (["nothing"], "cvqa: No such command 'nothing'; see cvqa --help\n"),
        (["ask", " "], "cvqa: the question is empty; ask something\n"),
        (
            ["ask", "--cv", "missing.yaml", "Hi"],
            "cvqa: missing.yaml: there is no such CV; --cv takes a YAML file or the folder that holds one\n",
        ),
        (["serve", "--port", "0"], "cvqa: Invalid value for '--port': 0 is not in the range 1<=x<=65535; see cvqa serve --help\n"),
    ],
)
def test_a_wrong_call_gets_one_line_and_status_2(run: Run, argv: list[str], line: str) -> None:
    assert run(*argv) == (2, "", line)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (UsageError("the question is too long"), "the question is too long"),
        (CvError([Problem("cv.yaml", 3, "is no date", "2023-02")]), "cv.yaml:3: is no date (for example: 2023-02)"),
        (IndexMissing("index: missing; run: cvqa index"), "index: missing; run: cvqa index"),
        (CvqaError("two\nlines"), "two lines"),
        (PermissionError(13, "Permission denied", "index/current"), "index/current: Permission denied"),
    ],
)
def test_every_error_is_one_line_and_status_2(run: Run, error: Exception, line: str) -> None:
    assert run("ask", "Hi", desk=Desk(error=error)) == (2, "", f"cvqa: {line}\n")


def test_an_interrupt_is_quiet(run: Run) -> None:
    class Interrupted(Desk):
        def __call__(self, at: Locations, build: bool) -> SampleAssistant:
            raise KeyboardInterrupt

    assert run("ask", "Hi", desk=Interrupted()) == (130, "", "")


def test_a_defect_of_ours_is_no_answers_status(run: Run) -> None:
    status, out, err = run("ask", "Hi", desk=Desk(error=ZeroDivisionError("oh")))
    assert (status, out, err.splitlines()[-1]) == (70, "", "ZeroDivisionError: oh")


def test_what_would_steer_a_terminal_is_not_printed(run: Run) -> None:
    assert printable("a\x1b[31mb\u202ec\x9bd\u00a0é\n\t–") == "a[31mbcd\u00a0é\n\t–"
    assert run("ask", "Hi", desk=Desk(replace(SILENT, answer="no \x1b[2Jname")))[1] == "no [2Jname\n"


def test_chat_asks_each_line_with_the_turns_before_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, b"Hello\n\nAnd then?\n")
    desk = Desk()
    assert run("chat", desk=desk) == (0, SAID * 2, "")
    assert desk.assistant.asked == ("And then?", (Turn("user", "Hello"), Turn("assistant", ANSWER.answer)))


def test_chat_goes_on_after_a_question_that_cannot_be_taken(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, b"Hello\nHello\n")
    assert run("chat", desk=Desk(error=UsageError("too long"))) == (0, "", "cvqa: too long\n" * 2)


def test_chat_hands_on_the_last_twenty_turns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, b"".join(b"Question %d\n" % n for n in range(12)))
    desk = Desk()
    run("chat", desk=desk)
    assert [turn.content for turn in desk.assistant.asked[1]][:1] == ["Question 1"]
    assert len(desk.assistant.asked[1]) == 20


def test_check_counts_the_entries_of_a_good_cv(run: Run) -> None:
    assert run("check") == (0, "corpus/cv.yaml: no problems, 2 entries\n", "")


def test_check_lists_every_problem_and_where(run: Run) -> None:
    lines = ["cv:", "  name: Ada", "  sections:", "    Work:"]
    lines += [
        "      - company: A",
        "        position: B",
        "        start_date: 2020-13",
        "      - company: C",
        "        position: D",
        "        end_date: soon",
    ]
    Path("corpus/cv.yaml").write_text("\n".join(lines) + "\n")
    status, out, err = run("check", "--cv", "corpus/cv.yaml")
    assert [line.split(" ")[0] for line in out.splitlines()] == ["cv.yaml:7:", "cv.yaml:10:"]
    assert (status, err) == (2, "cvqa: corpus/cv.yaml: 2 problems, listed above by line\n")


def test_index_leaves_a_fresh_build_and_names_it(run: Run, root: Path) -> None:
    index = built(root / "corpus")
    current = (index / "current").read_text().strip()
    status, out, err = run("index", "--cv", str(root / "corpus"), "--index", str(index))
    assert (status, out, err) == (0, f"{index / current}: {len(read_cv(root / 'corpus').entries)} entries\n", "")


def test_a_damaged_index_is_refused_with_what_to_do(run: Run, root: Path, tmp_path: Path) -> None:
    index = tmp_path / "damaged"
    shutil.copytree(built(root / "corpus"), index)
    victim = max((index / (index / "current").read_text().strip()).iterdir(), key=lambda file: file.stat().st_size)
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    status, out, err = run("ask", "Hello", "--cv", str(root / "corpus"), "--index", str(index), desk=open_assistant)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"cvqa: {victim} is not as it was written")
    assert "`cvqa index`" in err


@pytest.mark.parametrize("command", ["ask", "chat", "check", "index", "serve"])
def test_every_command_has_a_help_text(run: Run, command: str) -> None:
    status, out, err = run(command, "--help")
    assert (status, err, out.startswith(f"Usage: cvqa {command} [OPTIONS]")) == (0, "", True)


def test_a_closed_pipe_is_quiet(corpus: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.run([sys.executable, "-m", "cvqa.cli", "--help"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (process.returncode, process.stderr) == (141, b"")


def test_help_loads_nothing_that_is_slow() -> None:
    slow = ("torch", "faiss", "numpy", "fastapi", "pydantic", "ruamel.yaml")
    code = f"import sys; from cvqa.cli import main; main(['ask', '--help']); print([m for m in {slow} if m in sys.modules])"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert process.stdout.splitlines()[-1] == "[]"
