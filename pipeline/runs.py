"""What a run found beside what the runs before it found: a drop in statements per release is worth a look.

A night may bring five releases or five hundred, so a mean alone says little. It is unusual when it lies further from the mean
of the earlier runs than chance explains: more than LIMIT standard errors, which are made of the spread between releases and of
that between the earlier runs.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.report import Figures, RunReport
from pipeline.store import Store

LIMIT = 3.5
"""Standard errors. Of a night's nine figures one then lies beyond it by chance in about 240 nights (2 · 9 · 0.00023)."""

MIN_RELEASES = 30  # of earlier runs together: fewer say nothing of the usual spread
MIN_NOW = 5  # of this run
EARLIER = 50  # runs that are compared with

COUNTED = ("events", "participants", "roles", "statements", "dates")


class Usual(NamedTuple):
    """A figure in the earlier runs. release_variance: between releases. run_variance: between the means of runs."""

    mean: float
    release_variance: float
    run_variance: float


def figures_of_changed(connection: sqlite3.Connection) -> Figures:
    """The figures of the releases in `changed` that are there: rows of each kind, quality and repairs of those that are `ok`,
    and of all the share that failed."""
    found: Figures = {}
    for name in COUNTED:
        counted = f"(SELECT count(*) FROM {name} WHERE {name}.release_id = releases.release_id)"
        found[f"{name} per release"] = _sums(connection, counted, "status = 'ok'")
    found["repairs per release"] = _sums(connection, "n_repairs", "status = 'ok'")
    found["quality"] = _sums(connection, "quality", "status = 'ok'")
    found["share of releases that failed"] = _sums(connection, "status = 'failed'", "true")
    found["share of releases that are not German"] = _sums(connection, "status = 'not_german'", "true")
    return found


def _sums(connection: sqlite3.Connection, value: str, condition: str) -> tuple[int, float, float]:
    query = f"SELECT {value} AS v FROM releases JOIN changed USING (release_id) WHERE {condition}"
    n, total, squares = connection.execute(f"SELECT count(v), total(v), total(v * v) FROM ({query})").fetchone()
    return n, total, squares


def describe(report: RunReport, store: Store) -> None:
    """Fill in what the store holds now, and what is unusual about this run."""
    report.statuses, report.failures = store.statuses(), store.failures()
    report.findings = unusual(report.figures, [run.get("figures", {}) for run in store.runs(EARLIER)])


def unusual(now: Figures, earlier: Sequence[Figures]) -> list[str]:
    """A sentence for each figure of this run that is beyond its usual spread. earlier: of the runs before."""
    sentences = []
    for name, (n, total, _) in now.items():
        usual = usually([run[name] for run in earlier if name in run and run[name][0]])
        if n < MIN_NOW or usual is None:
            continue
        mean = total / n
        error = math.sqrt(usual.release_variance / n + usual.run_variance)
        # where all were alike before, one release's worth of difference is what can be told from nothing
        if abs(mean - usual.mean) > max(LIMIT * error, 1 / n):
            sentences.append(f"{name}: {mean:.2f} in {n} releases, usually {usual.mean:.2f} (± {LIMIT * error:.2f})")
    return sentences


def usually(runs: Sequence[tuple[int, float, float]]) -> Usual | None:
    """A figure in the earlier runs, None when they have too few releases."""
    n = sum(run[0] for run in runs)
    if n < MIN_RELEASES:
        return None
    mean = sum(run[1] for run in runs) / n
    release_variance = max(0.0, sum(run[2] for run in runs) / n - mean**2)
    if len(runs) < 3:
        return Usual(mean, release_variance, 0.0)
    # what the means of runs vary by beyond what the spread between releases makes them vary
    between = sum((run[1] / run[0] - mean) ** 2 for run in runs) / (len(runs) - 1)
    by_chance = sum(release_variance / run[0] for run in runs) / len(runs)
    return Usual(mean, release_variance, max(0.0, between - by_chance))
