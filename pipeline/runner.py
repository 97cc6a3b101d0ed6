"""The straight line: list, compare with the store, annotate what is new, store, look across, export."""

from __future__ import annotations

import itertools
import logging
import time
from collections.abc import Callable
from typing import NamedTuple

from pipeline.export import check_format, export
from pipeline.fingerprint import analysis_parts, digest
from pipeline.model import choose_model
from pipeline.plan import Plan, content_digest
from pipeline.reading.folder import walk_releases
from pipeline.reading.metadata import read_metadata
from pipeline.register.known_actors import read_known_actors
from pipeline.register.store_tables import take_known
from pipeline.report import RunReport
from pipeline.runs import describe, figures_of_changed
from pipeline.settings import MOST_WORKERS, Settings
from pipeline.store import Done, Store
from pipeline.tables.swap import finish_swap
from pipeline.tables.write import prepare_folder
from pipeline.task import Outcome, batches
from pipeline.workers import outcomes

logger = logging.getLogger(__name__)


class Step(NamedTuple):
    """How far a run is. phase: `list`, `work`, `across` (all releases are looked at together) or `export`. done, total: files, in `export` rows; total is 0 while unknown."""

    phase: str
    done: int
    total: int = 0
    n_bytes: int = 0
    all_bytes: int = 0


Progress = Callable[[Step], None]
"""Is told of every step, and several times a second while a file is worked on; what it raises ends the run."""


def run(settings: Settings, progress: Progress = lambda step: None) -> RunReport:
    """Read every release, annotate what the store does not have, write the tables.

    Raises NoInput, NoReleases, OneFolder, InputVanished, BadMetadata, BadActors, MissingModel, BrokenModel, BrokenLexicon, FormatNotPossible
    or OutputNotWritable, each with the tables as they were.
    """
    check_format(settings)
    report = RunReport(settings.out, began=time.time())
    unlisted: list[str] = []
    sources = walk_releases(settings.releases, report.notes, unlisted, settings.out)
    first = next(sources)  # an input that is not there is told before anything is made
    metadata = read_metadata(settings.releases)
    actors = read_known_actors(settings.releases)
    parts = analysis_parts(choose_model(settings.model), settings)
    prepare_folder(settings.out)
    with Store(settings.out) as store:
        finish_swap(settings.out)
        plan = Plan(store.connection, settings, digest(parts))
        for number in plan.take(itertools.chain([first], sources), metadata.rows, unlisted):
            progress(Step("list", number))
        plan.check_that_folder_is_there()
        report.note(store.notes, metadata.notes, plan.unmatched(metadata.rows), actors.notes)
        if settings.workers > MOST_WORKERS:
            report.note(
                [f"{settings.workers} workers are more than this machine has use for; at most {MOST_WORKERS} are started"]
            )
        report.take_counts(plan.counts)
        store.rename(plan.renamed())
        store.forget(plan.gone())
        work(store, plan, settings, parts, progress)
        progress(Step("across", 0))
        store.tell(lambda connection: take_known(connection, actors.rows))
        report.figures = figures_of_changed(store.connection)
        store.look_across()
        describe(report, store)
        export(store, settings, report, lambda done: progress(Step("export", done)))
    return report


def work(store: Store, plan: Plan, settings: Settings, parts: dict[str, object], progress: Progress) -> None:
    """Annotate the files of the plan and store what comes of them, batch by batch."""
    step = Step("work", 0, plan.n_tasks(), 0, plan.n_bytes())
    if step.total:
        store.note_analysis(digest(parts), parts)
        logger.info("work begins", extra={"files": step.total, "bytes": step.all_bytes, "workers": settings.workers})
    for finished in outcomes(batches(plan.tasks(), settings.batch), settings):
        if finished:
            store.save([(done_of(each, digest(parts)), each.tables) for each in finished])
        for each in finished:
            statuses = sorted({row.status for row in each.tables.releases})
            logger.info("file done", extra={"file": each.task.source.file, "status": ", ".join(statuses)})
        n_bytes = step.n_bytes + sum(each.task.size for each in finished)
        step = step._replace(done=step.done + len(finished), n_bytes=n_bytes)
        progress(step)


def done_of(outcome: Outcome, analysis: str) -> Done:
    """What the store remembers. A file that has changed since it was listed has no digest: its rows may be of either."""
    task = outcome.task
    content = task.content if content_digest(task.source.path)[0] == task.content else ""
    return Done(task.source.id, task.source.file, content, task.known, task.as_of, analysis, outcome.limits)
