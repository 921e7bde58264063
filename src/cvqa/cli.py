"""The command line: parse, call, print. What is slow to import is imported where it is used."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from cvqa.errors import CvqaError, IndexDamaged, UsageError
from cvqa.locations import DEFAULT_CV, Locations, cv_file, resolve
from cvqa.terminal import BAD, Opener, converse, exit_status, open_assistant, printable, show, typed_question

Command = Callable[..., Any]
INTERRUPTED, PIPE_CLOSED, BUG = 130, 141, 70


def main(argv: Sequence[str] | None = None, opener: Opener = open_assistant) -> int:
    """Run one command and give its exit status; every error becomes one line on standard error."""
    try:
        status = run(list(sys.argv[1:] if argv is None else argv), opener)
        sys.stdout.flush()
        return status
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more as it ends; what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (CvqaError, click.ClickException, OSError) as error:
        click.echo(f"cvqa: {one_line(error)}", err=True)
        return 2
    except Exception:  # noqa: BLE001 - the last door: a defect of ours must not look like an answer's status
        traceback.print_exc()
        return BUG


def run(argv: list[str], opener: Opener) -> int:
    """One command. Not by click's own main, which has an exit status of its own for a closed pipe."""
    try:
        with commands.make_context("cvqa", argv, obj=opener) as context:
            status = commands.invoke(context)
    except click.exceptions.Exit as done:  # after --help or --version
        return done.exit_code
    return status if isinstance(status, int) else 0


def one_line(error: Exception) -> str:
    """An error in one line, whoever raised it."""
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "cvqa"
        return f"{error.format_message().rstrip('.')}; see {path} --help"
    if isinstance(error, OSError):
        return f"{error.filename or 'a file'}: {error.strerror or error}"
    return " ".join(str(error).splitlines())


def located(command: Command) -> Command:
    """Add the options that say where the CV and its index are."""
    index = click.option("--index", type=click.Path(path_type=Path), help="The folder of its index [default: index/ beside its folder].")
    cv = click.option("--cv", type=click.Path(path_type=Path), help="The CV, or the folder that holds it [default: corpus].")
    return cv(index(command))


def building(command: Command) -> Command:
    """Add the option that keeps a command from building."""
    text = "Refuse a missing or outdated index instead of building it."
    return click.option("--no-build", is_flag=True, help=text)(command)


own_templates = click.option("--templates", default="", help="The folder with your own homepage.html.j2 or homepage.css.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cvqa", message="%(prog)s %(version)s")
def commands() -> None:
    """Answer questions about a CV from what the CV says, and quote the place."""


@commands.command()
@click.argument("question", nargs=-1, required=True)
@as_json
@located
@building
@click.pass_obj
def ask(opener: Opener, question: tuple[str, ...], as_json: bool, cv: Path | None, index: Path | None, no_build: bool) -> int:
    """Answer one QUESTION; - reads it from standard input.

    Exit status: 0 answered, 1 not in the CV or unclear, 2 an error.
    """
    text = typed_question(question)
    reply = opener(resolve(cv, index), not no_build).ask(text)
    show(reply, as_json)
    return exit_status(reply)


@commands.command()
@located
@building
@click.pass_obj
def chat(opener: Opener, cv: Path | None, index: Path | None, no_build: bool) -> None:
    """Ask one question after the other; Ctrl-D ends."""
    converse(opener(resolve(cv, index), not no_build))


@commands.command()
@located
@click.option("--force", is_flag=True, help="Build even where nothing changed.")
def index(cv: Path | None, index: Path | None, force: bool) -> None:
    """Build the index where the CV, its assistant file or the model changed."""
    from cvqa.assistant import ready_build

    at = resolve(cv, index)
    try:
        build = ready_build(at.cv, at.index, progress=True, force=force)
        build.encoder()  # which is when its files are checked
    except IndexDamaged as error:
        refuse_without_cv(at, error)
        click.echo(f"cvqa: {error}; building it anew", err=True)
        build = ready_build(at.cv, at.index, progress=True, force=True)
    click.echo(f"{build.folder}: {counted(len(build.cv.entries), 'entry', 'entries')}")


def refuse_without_cv(at: Locations, error: IndexDamaged) -> None:
    """A damaged index can be made anew only where its CV is."""
    if at.cv is None:
        raise error


@commands.command()
@located
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen at.")
@click.option("--allow-origin", multiple=True, help="A site whose pages may ask; may be repeated [default: any].")
@click.option("--root-path", default="", help="The path under which a proxy mounts the server, such as /cv.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="How many processes answer.")
@own_templates
@building
def serve(cv: Path | None, index: Path | None, no_build: bool, allow_origin: tuple[str, ...], **given: Any) -> None:
    """Serve the homepage, the widget and the HTTP interface until Ctrl-C."""
    from cvqa.server.run import Serving
    from cvqa.server.run import serve as run_server

    run_server(resolve(cv, index), Serving(allow_origins=allow_origin or ("*",), **given), build=not no_build)


@commands.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@located
@click.option("--api", default="", help="The address of the server that answers, for the chat; without it there is no chat.")
@own_templates
def site(out: Path, cv: Path | None, index: Path | None, api: str, templates: str) -> None:
    """Write the homepage into the folder OUT, as files for any static host."""
    from cvqa.cv.reading import read_cv
    from cvqa.homepage.site import write_site
    from cvqa.homepage.templates import checked_folder

    for path in write_site(read_cv(cv_file(cv or DEFAULT_CV)), out, api, checked_folder(Path(templates) if templates else None)):
        click.echo(path)


@commands.command()
@located
def check(cv: Path | None, index: Path | None) -> None:
    """Report every problem of a CV and of its assistant file."""
    from cvqa.cv.reading import check_cv, read_cv

    file = cv_file(cv or DEFAULT_CV)
    problems = check_cv(file)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise UsageError(f"{file}: {counted(len(problems), 'problem', 'problems')}, listed above by line")
    click.echo(f"{file}: no problems, {counted(len(read_cv(file).entries), 'entry', 'entries')}")


@commands.command(name="eval")
@click.argument("sets", nargs=-1, required=True, metavar="SET.jsonl...", type=click.Path(path_type=Path))
@as_json
@located
@click.option("--min", "least", type=click.FloatRange(0, 1), default=0.0, help="Exit with status 1 below this accuracy.")
@click.option("--show", type=click.IntRange(0), default=0, show_default=True, help="How many failing rows to show.")
@click.pass_obj
def evaluate(opener: Opener, sets: tuple[Path, ...], as_json: bool, cv: Path | None, index: Path | None, least: float, show: int) -> int:
    """Ask the questions of each SET and report how many replies are right.

    Exit status: 0, or 1 below --min; 2 an error.
    """
    from cvqa.evaluation.chats import evaluate_visibly
    from cvqa.evaluation.report import Report
    from cvqa.evaluation.sets import read_sets

    rows = read_sets(sets)
    report = Report(evaluate_visibly(opener(resolve(cv, index), True), rows))
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) if as_json else printable("\n".join(report.lines(show))))
    return BAD if report.accuracy.share < least else 0


def counted(number: int, one: str, many: str) -> str:
    """`1 entry`, `2 entries`."""
    return f"{number} {one if number == 1 else many}"


def run_as_script() -> NoReturn:
    """What `python -m cvqa.cli` does."""
    sys.exit(main())


if __name__ == "__main__":
    run_as_script()
