"""Every way a run can fail, as one class with one sentence and one exit code.

Only `pipeline.cli` turns these into words on stderr and an exit code; everything else raises them.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class ExitCode(enum.IntEnum):
    """What the process says to the shell; the README's table is made of these docstrings' words."""

    OK = 0
    SOME_FAILED = 1
    WRONG_USAGE = 2
    NO_MODEL = 3
    NO_OUTPUT = 4
    INTERRUPTED = 130
    TERMINATED = 143


class PipelineError(Exception):
    """A failure that the user can mend: one sentence that says what, where and what to do."""

    exit_code = ExitCode.SOME_FAILED

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross the border of a worker process with the sentence as it is, whatever the constructor takes."""
        return _same_again, (type(self), str(self))


def _same_again(kind: type[PipelineError], sentence: str) -> PipelineError:
    error = kind.__new__(kind)
    Exception.__init__(error, sentence)
    return error


class MissingModel(PipelineError):
    """The spaCy pipeline that was asked for is not there."""

    exit_code = ExitCode.NO_MODEL

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The German model {name!r} is not installed and is no folder: "
            "install it (for example `python -m spacy download de_core_news_lg`) or leave out --model to use the one that comes with Meldewerk."
        )


class MissingOwnModel(PipelineError):
    """The model that comes with Meldewerk is not where it was installed."""

    exit_code = ExitCode.NO_MODEL

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The German model that comes with Meldewerk is not in {folder}: install Meldewerk again, or name another with --model."
        )


class BrokenModel(PipelineError):
    """A pipeline loads but does not give the layers that the components read."""

    exit_code = ExitCode.NO_MODEL

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The model {name!r} cannot be used: {reason}; install it again or choose another with --model.")


class BrokenLexicon(PipelineError):
    """A word table in `pipeline/lexicon` cannot be read."""

    exit_code = ExitCode.NO_MODEL

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The lexicon {path.name} cannot be used: {reason}; install Meldewerk again or mend the file {path}.")


class NoReleases(PipelineError):
    """The input folder has no file that can be a release."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no release in {folder}: put .txt files there or name another folder.")


class OneFolder(PipelineError):
    """Releases and tables are to be in one folder."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The tables cannot be among the releases in {folder}, where the actors.csv of one run would tell the next who is who: "
            "name another folder with --out, for example one below it."
        )


class InputVanished(PipelineError):
    """Most or all files of the runs before are gone, so that their folder is probably not there itself."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, folder: Path, n_gone: int, n_known: int) -> None:
        gone = (
            f"{n_gone} of the {n_known} files that were in {folder} are"
            if n_known > 1
            else f"The one file that was in {folder} is"
        )
        super().__init__(
            f"{gone} gone: mount the share if it is not there, or say with "
            "--forget-missing or --keep-missing what is to become of their rows. The tables are unchanged."
        )


class NoInput(PipelineError):
    """The input folder or file does not exist or cannot be listed."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, path: Path, reason: str = "it does not exist") -> None:
        super().__init__(f"The input {path} cannot be read: {reason}; name a folder of releases that you can open.")


class BadMetadata(PipelineError):
    """`metadata.csv` cannot be understood."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be used: {reason}; mend the file or take it away.")


class BadActors(PipelineError):
    """`actors.csv` of the input folder cannot be understood."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be used: {reason}; mend the file or take it away.")


class OutputNotWritable(PipelineError):
    """The output folder cannot be made or written; tables that were there are untouched."""

    exit_code = ExitCode.NO_OUTPUT

    def __init__(self, folder: Path, reason: str) -> None:
        advice = "choose another folder with --out"
        if "full" in reason or "space" in reason:
            advice = f"make room there, or {advice}"
        super().__init__(f"The tables cannot be written to {folder}: {reason}; {advice}. What was there is unchanged.")


class MetricsNotWritable(PipelineError):
    """The textfile of figures cannot be written; the tables are."""

    exit_code = ExitCode.NO_OUTPUT

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The figures cannot be written to {path}: {reason}; name another file with --metrics. The tables are done."
        )


class BadSettings(PipelineError):
    """A settings file cannot be understood."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The settings in {path} cannot be used: {reason}; mend the file or leave it out.")


class FormatNotPossible(PipelineError):
    """The tables cannot be written or read in a format."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, reason: str) -> None:
        super().__init__(f"The tables cannot be had in this format: {reason}.")


class NoTables(PipelineError):
    """A folder does not hold the tables of a run."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, folder: Path, missing: str) -> None:
        super().__init__(
            f"There are no tables of a run in {folder} ({missing} is missing): make them with `meldewerk run IN --out {folder}`."
        )


class UnknownActor(PipelineError):
    """No actor of a run has the id that was asked for."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, id: str, out: str, similar: Sequence[str]) -> None:
        hint = f"ids like it are {', '.join(similar)}" if similar else "actors.csv there has all ids"
        super().__init__(f"There is no actor {id!r} in {out}: {hint}.")


class NothingToShow(PipelineError):
    """`show` was told neither a release nor an actor and where to look for it."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self) -> None:
        super().__init__(
            "There is nothing to show: name a release (`meldewerk show FILE`) or an actor (`meldewerk show --actor ID --out OUT`)."
        )


class BadDay(PipelineError):
    """A day given by the user is none."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, option: str, value: str) -> None:
        super().__init__(f"{option} {value!r} is no day: write it as YEAR-MONTH-DAY, for example 2024-03-15.")


class NoSuchPage(PipelineError):
    """A page was asked for that a release does not have."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, path: Path, page: int, n_pages: int) -> None:
        if n_pages:
            super().__init__(f"{path.name} has no page {page}: choose --page from 1 to {n_pages}.")
        else:
            super().__init__(f"{path.name} has no pages: leave out --page.")


class UnreadableRelease(PipelineError):
    """One file cannot become a release; the run goes on and the file gets a row with this sentence."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} cannot be read: {reason}.")
