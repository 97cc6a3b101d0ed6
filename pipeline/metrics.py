"""Figures of the last run as a textfile for Prometheus' node exporter."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import ExitCode, MetricsNotWritable
from pipeline.report import RunReport

SUCCESS = "meldewerk_last_success_timestamp_seconds"


def write_metrics(path: Path, exit_code: ExitCode, report: RunReport | None, now: float | None = None) -> None:
    """Write the figures in one step; a reader sees the old or the new file.

    report: of the run, None if it ended with an error; the time of the last success then stays. now: seconds since 1970.
    Raises MetricsNotWritable.
    """
    now = time.time() if now is None else now
    lines = [
        *_metric("meldewerk_last_run_timestamp_seconds", "End of the last run.", {"": now}),
        *_metric("meldewerk_last_run_exit_code", "Exit code of the last run.", {"": int(exit_code)}),
    ]
    if report:
        files = {f'{{work="{name}"}}': count for name, count in report.counts.items()}
        releases = {f'{{status="{name}"}}': count for name, count in report.statuses.items()}
        rows = {f'{{table="{name}"}}': count for name, count in report.rows.items()}
        lines += [
            *_metric("meldewerk_last_run_duration_seconds", "Time that the last run took.", {"": round(report.seconds, 3)}),
            *_metric("meldewerk_last_run_files", "Files of the last run by what was done with them.", files),
            *_metric("meldewerk_last_run_findings", "Unusual figures of the last run.", {"": len(report.findings)}),
            *_metric("meldewerk_releases", "Releases in the tables by status.", releases),
            *_metric("meldewerk_rows", "Rows in the tables.", rows),
        ]
    success = now if report else _last_success(path)
    if success:
        lines += _metric(SUCCESS, "End of the last run that wrote or confirmed the tables.", {"": success})
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise MetricsNotWritable(path, error.strerror or str(error)) from error


def _metric(name: str, meaning: str, values: Mapping[str, float]) -> list[str]:
    return [
        f"# HELP {name} {meaning}",
        f"# TYPE {name} gauge",
        *(f"{name}{labels} {value}" for labels, value in values.items()),
    ]


def _last_success(path: Path) -> float | None:
    try:
        found = re.search(rf"^{SUCCESS} ([0-9.]+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    except (OSError, UnicodeDecodeError):
        return None
    return float(found.group(1)) if found else None
