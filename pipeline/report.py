"""What a run did, as numbers, as a few lines for a person, and as the exit code."""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.errors import ExitCode
from pipeline.settings import Settings

MAX_NAMED = 10  # failures and notes that a summary names; the rest is counted

Figures = dict[str, tuple[int, float, float]]
"""Per figure: of how many releases, the sum of their values, the sum of the squares of these."""


@dataclass(slots=True)
class RunReport:
    """The outcome of a run.

    new, changed, unchanged, renamed, removed, kept: files by what had to be done; `kept` are missing ones whose rows stay.
    statuses, rows, failures: what the tables hold now, also of files that were unchanged. notes: sentences about what was
    passed over. figures: of the releases that changed. findings: sentences about what is unusual in them. began: time of its
    begin (seconds since 1970). started: the same on a clock that nobody sets back.
    """

    out: Path
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    renamed: int = 0
    removed: int = 0
    kept: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    figures: Figures = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    began: float = 0.0
    started: float = field(default_factory=time.monotonic)
    strict: bool = True

    @property
    def exit_code(self) -> ExitCode:
        """OK when every release is done; SOME_FAILED where one failed, unless the run was told not to mind."""
        return ExitCode.SOME_FAILED if self.failures and self.strict else ExitCode.OK

    @property
    def counts(self) -> dict[str, int]:
        """Files by what had to be done."""
        return {name: getattr(self, name) for name in ("new", "changed", "unchanged", "renamed", "removed", "kept")}

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.started

    def take_counts(self, counts: dict[str, int]) -> None:
        """Take the counts of a plan."""
        for name, count in counts.items():
            setattr(self, name, count)

    def note(self, *sentences: Iterable[str]) -> None:
        """Add notes."""
        for some in sentences:
            self.notes += some

    def as_json(self, settings: Settings) -> dict[str, Any]:
        """The content of `report.json`: everything above, the version, the settings, and the times in UTC."""
        given = {name: str(value) if isinstance(value, Path) else value for name, value in dataclasses.asdict(settings).items()}
        return {
            "meldewerk": __version__,
            "began": _timestamp(self.began),
            "ended": _timestamp(self.began + self.seconds),
            "seconds": round(self.seconds, 1),
            "files": self.counts,
            "releases": self.statuses,
            "rows": self.rows,
            "failed": [{"file": file, "reason": reason} for file, reason in self.failures],
            "findings": self.findings,
            "notes": self.notes,
            "figures": {name: list(values) for name, values in self.figures.items()},
            "settings": given | {"releases": str(settings.releases.absolute()), "out": str(settings.out.absolute())},
        }

    def summary(self) -> str:
        """The lines for a person, without a line end after the last."""
        total = sum(self.statuses.values())
        lines = [
            f"{counted(total, 'release')} in {self.out}: {listed(self.counts)}",
            f"status: {listed({name.replace('_', ' '): count for name, count in self.statuses.items()})}",
            f"rows:   {listed({name: count for name, count in self.rows.items() if name != 'releases'}, zero=True)}",
        ]
        lines += named("failed", [f"{file}: {reason}" for file, reason in self.failures])
        lines += named("finding", self.findings)
        lines += named("note", self.notes)
        return "\n".join(lines)


def _timestamp(seconds: float) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def listed(counts: dict[str, int], zero: bool = False) -> str:
    """`2 new, 1 changed`; what is 0 is left out unless `zero`."""
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count or zero) or "nothing"


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def named(label: str, sentences: list[str]) -> list[str]:
    """A line for each of the first sentences, and one that counts the rest."""
    lines = [f"{label}: {sentence}" for sentence in sentences[:MAX_NAMED]]
    if len(sentences) > MAX_NAMED:
        lines.append(f"{label}: and {len(sentences) - MAX_NAMED} more")
    return lines
