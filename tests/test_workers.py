"""Several processes: a file that takes its process down costs itself alone."""

import dataclasses
import os

from pipeline import workers
from pipeline.annotate import annotate_file
from pipeline.reading.folder import SourceFile
from pipeline.release import Metadata
from pipeline.tables.rows import ReleaseRow, ReleaseTables
from pipeline.workers import Task, annotate_batches


def _annotate_or_die(batch, settings):
    """Stands in for the analysis, in the worker process: takes it down for the file named so."""
    if any(task.source.id == "killer" for task in batch):
        os._exit(9)
    return [ReleaseTables((ReleaseRow(task.source.id, task.source.file, ""),)) for task in batch]


def tasks(tmp_path, *names):
    return [Task(SourceFile(name, f"{name}.txt", tmp_path / f"{name}.txt"), name, Metadata(), "2024-06-01") for name in names]


def test_a_file_that_ends_its_process_is_failed_and_the_others_are_done(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(workers, "annotate_batch", _annotate_or_die)
    batches = [tasks(tmp_path, "a", "killer"), tasks(tmp_path, "b"), tasks(tmp_path, "c")]
    done = list(annotate_batches(batches, dataclasses.replace(settings, workers=2)))
    rows = [tables.releases[0] for _, batch in done for tables in batch]
    assert [(row.release_id, row.status) for row in rows] == [("a", "ok"), ("killer", "failed"), ("b", "ok"), ("c", "ok")]
    assert rows[1].error == "the analysis ended its process (out of memory?)"


def test_the_pipeline_is_loaded_once_in_a_process(settings):
    assert workers.language(settings.model) is workers.language(settings.model)


def test_what_spacy_remembers_of_a_batch_is_forgotten_after_it(folder, settings):
    nlp = workers.language(settings.model)
    (folder / "a.txt").write_text(
        "Der Xyzzyparagraf der Stadt ist für alle da, die ihn und das Amt brauchen.", encoding="utf-8"
    )
    task = Task(SourceFile("a", "a.txt", folder / "a.txt"), "", Metadata(), "2024-06-01")
    workers.annotate_batch([task], settings)
    assert "Xyzzyparagraf" not in nlp.vocab.strings
    annotate_file(nlp, task.source, task.metadata, task.as_of, settings)
    assert "Xyzzyparagraf" in nlp.vocab.strings
