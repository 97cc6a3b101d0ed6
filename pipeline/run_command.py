"""`meldewerk run`: options and settings file to Settings, the run, what it says at its end."""

from __future__ import annotations

import contextlib
import enum
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import typer
from typer.models import OptionInfo

from pipeline.errors import ExitCode, PipelineError
from pipeline.logs import FORMATS as LOG_FORMATS
from pipeline.logs import LEVELS, LogStyle, set_up_logs
from pipeline.one_sentence import one_sentence
from pipeline.report import RunReport
from pipeline.settings import FILE_MEGABYTES, FILE_SECONDS, FORMATS, WORKERS, Settings, iso_day
from pipeline.settings_file import Option, find_settings, read_settings
from pipeline.terminal import Terminated, interruptible, shown

logger = logging.getLogger(__name__)

TableFormat = enum.Enum("TableFormat", {name: name for name in FORMATS}, type=str)  # type: ignore[misc]
LogFormat = enum.Enum("LogFormat", {name: name for name in LOG_FORMATS}, type=str)  # type: ignore[misc]
LogLevel = enum.Enum("LogLevel", {name: name for name in LEVELS}, type=str)  # type: ignore[misc]

DEFAULT_FORMAT, DEFAULT_LOG_FORMAT = TableFormat(FORMATS[0]), LogFormat(LOG_FORMATS[0])

QUIETEST = {"text": "warning", "json": "info"}
"""The level of lines where nobody says another: a person has the bar and the summary."""

SETTINGS = frozenset(Settings.__dataclass_fields__)

Model = Annotated[
    str | None,
    typer.Option(help="spaCy pipeline: a name or a folder (default: de_core_news_lg where installed, else Meldewerk's own)."),
]


def run(
    context: typer.Context,
    releases: Annotated[Path, typer.Argument(metavar="IN", help="Folder of releases, with metadata.csv if you have it.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the tables (required).", show_default=False)] = None,
    model: Model = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes to work with; 0 works in the run's own.")] = WORKERS,
    file_seconds: Annotated[float, typer.Option(min=1, help="Longest time for one file.")] = FILE_SECONDS,
    file_megabytes: Annotated[
        int, typer.Option(min=100, help="Most memory for one file, beyond the model's.")
    ] = FILE_MEGABYTES,
    format: Annotated[TableFormat, typer.Option(help="Format of the tables.")] = DEFAULT_FORMAT,
    excel: Annotated[
        bool,
        typer.Option(
            "--excel/--no-excel", help="CSV that a German Excel opens: byte order mark, semicolon, decimal comma, no formulas."
        ),
    ] = False,
    as_of: Annotated[
        str,
        typer.Option(
            metavar="DAY",
            help="Day (2024-03-15) that undated releases are read as of (default: that of their first run).",
            show_default=False,
        ),
    ] = "",
    repair: Annotated[bool, typer.Option("--repair/--no-repair", help="Mend OCR damage.")] = True,
    split: Annotated[
        bool, typer.Option("--split/--no-split", help="Take a text that surely holds several releases apart.")
    ] = True,
    keep_missing: Annotated[
        bool | None,
        typer.Option(
            "--keep-missing/--forget-missing",
            help="Keep or drop the rows of files that are gone (default: drop them, but stop if most are gone).",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict/--no-strict", help="End with 1 or with 0 when a release failed.")] = True,
    metrics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write figures for Prometheus there.", show_default=False)
    ] = None,
    log_format: Annotated[LogFormat, typer.Option(help="Lines on stderr for people or for machines.")] = DEFAULT_LOG_FORMAT,
    log_level: Annotated[
        LogLevel | None, typer.Option(help="Least level of a line (default: warning, info for json).", show_default=False)
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Settings file (default: meldewerk.toml here or in IN).", show_default=False),
    ] = None,
) -> None:
    """Read a folder of releases and write their tables."""
    with one_sentence():
        values, source = chosen(context)
        style = LogStyle(values["log_format"], values["log_level"] or QUIETEST[values["log_format"]])
        set_up_logs(style)
        if not values["out"]:
            raise typer.BadParameter("say with --out where the tables are to be.")
        values["as_of"] = iso_day(values["as_of"], "--as-of")
        given = Settings(**{name: value for name, value in values.items() if name in SETTINGS})
        with measured(values["metrics"]) as reports:
            from pipeline.runner import run as run_with

            with shown() as progress, interruptible(progress) as heard:
                report = run_with(given, heard)
            report.strict = values["strict"]
            report.note([f"settings from {source}"] if source else [])
            reports.append(report)
        if style.format == "json":
            logger.info("run done", extra=report.as_json(given) | {"exit_code": int(report.exit_code)})
        else:
            typer.echo(report.summary(), err=True)
        raise typer.Exit(report.exit_code)


def chosen(context: typer.Context) -> tuple[dict[str, Any], Path | None]:
    """The value of every option, from the command line, else from the settings file, else its default; and that file."""
    values = {name: value.value if isinstance(value, enum.Enum) else value for name, value in context.params.items()}
    source = find_settings(values.pop("settings"), values["releases"])
    if source:
        for name, value in read_settings(source, options(), values["releases"]).items():
            name = name.replace("-", "_")
            if context.get_parameter_source(name).name == "DEFAULT":  # type: ignore[union-attr]
                values[name] = value
    return values, source


def options() -> list[Option]:
    """The options of `run` that a settings file may name, as its signature declares them."""
    found = []
    for name, hint in get_type_hints(run, include_extras=True).items():
        kind, *more = get_args(hint) or [hint]
        info = next((each for each in more if isinstance(each, OptionInfo)), None)
        if info and name != "settings":
            kind = next((each for each in get_args(kind) if each is not type(None)), kind)
            choices = tuple(each.value for each in kind) if issubclass(kind, enum.Enum) else ()
            found.append(Option(name.replace("_", "-"), str if choices else kind, choices, info.min))
    return found


@contextlib.contextmanager
def measured(path: Path | None) -> Iterator[list[RunReport]]:
    """Write the metrics of a run to `path`, where there is one, however it ends; it puts its report into the list."""
    reports: list[RunReport] = []
    code = ExitCode.SOME_FAILED  # what Python ends with when something unforeseen is raised
    try:
        yield reports
        code = reports[0].exit_code
    except PipelineError as error:
        code = error.exit_code
        raise
    except KeyboardInterrupt as stopped:
        code = ExitCode.TERMINATED if isinstance(stopped, Terminated) else ExitCode.INTERRUPTED
        raise
    finally:
        if path:
            from pipeline.metrics import write_metrics

            write_metrics(path, code, reports[0] if reports else None)
