"""What a run did, as numbers, as a few lines for a person, and as the exit code."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ExitCode

MAX_NAMED = 10  # failures and notes that a summary names; the rest is counted


@dataclass(slots=True)
class RunReport:
    """The outcome of a run.

    new, changed, unchanged: releases by what had to be done. removed: releases whose file is gone. statuses, rows,
    failures: what the tables hold now, also of releases that were unchanged. notes: sentences about what was passed over.
    """

    out: Path
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """OK when every release is done."""
        return ExitCode.SOME_FAILED if self.failures else ExitCode.OK

    def summary(self) -> str:
        """The lines for a person, without a line end after the last."""
        counts = {"new": self.new, "changed": self.changed, "unchanged": self.unchanged, "removed": self.removed}
        total = sum(self.statuses.values())
        lines = [
            f"{total} {'release' if total == 1 else 'releases'} in {self.out}: {_listed(counts)}",
            f"status: {_listed({name.replace('_', ' '): count for name, count in self.statuses.items()})}",
            f"rows:   {_listed({name: count for name, count in self.rows.items() if name != 'releases'}, zero=True)}",
        ]
        lines += _first("failed", [f"{file}: {reason}" for file, reason in self.failures])
        lines += _first("note", self.notes)
        return "\n".join(lines)


def _listed(counts: dict[str, int], zero: bool = False) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count or zero) or "nothing"


def _first(label: str, sentences: list[str]) -> list[str]:
    lines = [f"{label}: {sentence}" for sentence in sentences[:MAX_NAMED]]
    if len(sentences) > MAX_NAMED:
        lines.append(f"{label}: and {len(sentences) - MAX_NAMED} more")
    return lines
