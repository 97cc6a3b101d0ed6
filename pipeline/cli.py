"""The command line: words to settings, results to lines, failures to one sentence and an exit code.

Nothing heavy is imported before a command needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import contextlib
import enum
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.errors import ExitCode, PipelineError
from pipeline.settings import FORMATS, WORKERS, Settings, iso_day

if TYPE_CHECKING:
    from pipeline.runner import Progress

EPILOG = (
    "Exit codes: 0 done · 1 some release failed, the tables are written and name it · 2 wrong words or nothing to read · "
    "3 model or lexicon missing or broken · 4 the output cannot be written, old tables untouched · 130 interrupted"
)

app = typer.Typer(
    name="meldewerk",
    help="From a folder of German press releases to tables that join: events, participants, roles, statements, dates.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

TableFormat = enum.Enum("TableFormat", {name: name for name in FORMATS}, type=str)  # type: ignore[misc]
DEFAULT_FORMAT = TableFormat(FORMATS[0])

Model = Annotated[
    str | None,
    typer.Option(help="spaCy pipeline: a name or a folder [default: de_core_news_lg where installed, else Meldewerk's own]."),
]


def main() -> None:
    """The entry point of the `meldewerk` command; ends the process with an ExitCode."""
    with contextlib.suppress(AttributeError):  # a replaced stream of a test or a notebook
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app(prog_name="meldewerk")


@contextlib.contextmanager
def one_sentence() -> Iterator[None]:
    """Turn a PipelineError into its sentence and exit code, and Ctrl-C into 130."""
    try:
        yield
    except PipelineError as error:
        typer.echo(f"meldewerk: {error}", err=True)
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        typer.echo("meldewerk: interrupted; what was finished is kept, and the next run goes on from there.", err=True)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except BrokenPipeError:  # `meldewerk show FILE | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ExitCode.OK) from None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"meldewerk {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: meldewerk run data/raw --out data/out")
def run(
    releases: Annotated[
        Path, typer.Argument(metavar="IN", help="Folder of releases (.txt), with metadata.csv if you have it.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the seven tables.")],
    model: Model = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes to work with; 0 is the run's own.")] = WORKERS,
    format: Annotated[TableFormat, typer.Option(help="Format of the tables.")] = DEFAULT_FORMAT,
    as_of: Annotated[
        str,
        typer.Option(
            metavar="DAY", help="Day (2024-03-15) that undated releases are read as of [default: that of their first run]."
        ),
    ] = "",
    repair: Annotated[bool, typer.Option("--repair/--no-repair", help="Mend OCR damage.")] = True,
) -> None:
    """Read a folder of releases and write their tables."""
    with one_sentence():
        settings = Settings(
            releases=releases,
            out=out,
            model=model,
            workers=workers,
            format=format.value,
            as_of=iso_day(as_of, "--as-of"),
            repair=repair,
        )
        from pipeline.runner import run as run_with

        with _progress() as progress, _interruptible(progress) as heard:
            report = run_with(settings, heard)
        typer.echo(report.summary(), err=True)
        raise typer.Exit(report.exit_code)


@app.command(epilog="Example: meldewerk show data/raw/seed.txt")
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One release.")],
    model: Model = None,
    issued_on: Annotated[str, typer.Option(metavar="DAY", help="Day of the release (2024-03-15), where it does not say.")] = "",
    repair: Annotated[bool, typer.Option("--repair/--no-repair", help="Mend OCR damage.")] = True,
) -> None:
    """Show one release with its findings marked, then as tables."""
    with one_sentence():
        day = iso_day(issued_on, "--issued-on")
        from pipeline.show import show as show_file

        show_file(file, model=model, issued_on=day, repair=repair)


@app.command(epilog="Example: meldewerk check --model de_core_news_lg")
def check(model: Model = None) -> None:
    """Check the model, the lexicons, the order of the components and the columns of the tables."""
    with one_sentence():
        from pipeline.check import check as check_all

        findings = check_all(model)
        for finding in findings:
            typer.echo(finding.line())
        raise typer.Exit(ExitCode.OK if all(finding.ok for finding in findings) else ExitCode.NO_MODEL)


@contextlib.contextmanager
def _interruptible(progress: Progress) -> Iterator[Progress]:
    """Let Ctrl-C end the run between two batches, when all is stored; a second one ends it at once.

    Raised anywhere, KeyboardInterrupt can be swallowed where C calls back into Python, and the run would go on.
    """
    asked: list[int] = []

    def note(number: int, frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    def heard(done: int, total: int) -> None:
        progress(done, total)
        if asked:
            raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGINT, note)
    except ValueError:  # in a thread; signals are the main thread's affair
        yield progress
        return
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("releases"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("releases", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
