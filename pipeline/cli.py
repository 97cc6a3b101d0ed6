"""The command line: words to settings, results to lines, failures to one sentence and an exit code.

Nothing heavy is imported before a command needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.errors import ExitCode, NothingToShow
from pipeline.one_sentence import one_sentence
from pipeline.run_command import Model, run
from pipeline.settings import iso_day

EPILOG = (
    "Exit codes: 0 done · 1 some release failed, the tables are written and name it · 2 wrong words or nothing to read · "
    "3 model or lexicon missing or broken · 4 the output cannot be written, old tables untouched · 130 interrupted · "
    "143 ended by SIGTERM"
)

app = typer.Typer(
    name="meldewerk",
    help="From a folder of German press releases to tables that join: events, participants, roles, statements, dates.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """The entry point of the `meldewerk` command; ends the process with an ExitCode."""
    with contextlib.suppress(AttributeError):  # a replaced stream of a test or a notebook
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app(prog_name="meldewerk")


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


app.command(epilog="Example: meldewerk run data/raw --out data/out")(run)


@app.command(epilog="Example: meldewerk status data/out")
def status(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of tables.")],
    releases: Annotated[
        Path | None, typer.Option("--in", metavar="IN", help="Folder of releases (default: that of the last run).")
    ] = None,
) -> None:
    """Say what is in the tables, what the next run would work on and why, what failed, and what the last run did."""
    with one_sentence():
        from pipeline.status import status_lines

        for line in status_lines(out, releases):
            typer.echo(line)


@app.command(epilog="Example: meldewerk show data/raw/seed.txt")
def show(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="One release.")] = None,
    actor: Annotated[
        str, typer.Option(metavar="ID", help="An actor instead of a release: its names, offices, and why they are one.")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Folder of tables in which the actor is.")] = None,
    model: Model = None,
    issued_on: Annotated[str, typer.Option(metavar="DAY", help="Day of the release (2024-03-15), where it does not say.")] = "",
    repair: Annotated[bool, typer.Option("--repair/--no-repair", help="Mend OCR damage.")] = True,
    page: Annotated[
        int | None, typer.Option(metavar="N", help="Show one page of a PDF or scan, with what stands on it.")
    ] = None,
) -> None:
    """Show one release with its findings marked, then as tables; or one actor of a run."""
    with one_sentence():
        if actor and (folder := out or file):
            from pipeline.register.evidence import show_actor

            for line in show_actor(folder, actor):
                typer.echo(line)
            return
        if file is None or actor:
            raise NothingToShow
        day = iso_day(issued_on, "--issued-on")
        from pipeline.show import show as show_file

        show_file(file, model=model, issued_on=day, repair=repair, page=page)


@app.command(epilog="Example: meldewerk check --model de_core_news_lg")
def check(model: Model = None) -> None:
    """Check the model, the lexicons, the order of the components and the columns of the tables."""
    with one_sentence():
        from pipeline.check import check as check_all

        findings = check_all(model)
        for finding in findings:
            typer.echo(finding.line())
        raise typer.Exit(ExitCode.OK if all(finding.ok for finding in findings) else ExitCode.NO_MODEL)
