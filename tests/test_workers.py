"""Workers: a file that kills, hangs or fills its process costs itself alone, and no process outlives its run."""

import dataclasses
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from samples import AS_OF, read

import pipeline
from pipeline import worker, workers
from pipeline.annotate import annotate_file
from pipeline.errors import BrokenModel, MissingModel
from pipeline.reading.folder import SourceFile
from pipeline.release import Metadata
from pipeline.tables.rows import ReleaseRow, ReleaseTables
from pipeline.task import Task, batches
from pipeline.worker import Work
from pipeline.workers import Pool


def load(settings):
    """Stands in for loading the model."""


def load_and_die(settings):
    os._exit(3)


def load_and_raise(settings):
    raise RuntimeError("kaputt")


def annotate(batch, settings):
    """Stands in for the analysis, in the worker: does what the file's name says."""
    for task in batch:
        name = task.source.id
        if name.startswith("killer"):
            os._exit(9)
        if name.startswith("once") and not task.source.path.exists():
            task.source.path.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if name.startswith("hang"):
            time.sleep(60)
        if name.startswith("slow"):
            time.sleep(0.5)
        if name.startswith("fat"):
            bytearray(10**10)
        if name.startswith("error"):
            raise ValueError("so nicht")
        yield ReleaseTables((ReleaseRow(name, task.source.file, "", title=str(os.getpid())),))


WORK = Work(load, annotate)


def tasks(tmp_path, *names):
    return [Task(SourceFile(name, f"{name}.txt", tmp_path / f"{name}.txt"), name, Metadata(), AS_OF) for name in names]


def rows_of(settings, tasks, *, size=2, work=WORK, n=1, **limits):
    pool = Pool(dataclasses.replace(settings, workers=n, **limits), work)
    outcomes = [outcome for finished in pool.outcomes(batches(tasks, size)) for outcome in finished]
    return {outcome.task.source.id: (outcome.tables.releases[0], outcome.limits) for outcome in outcomes}


def told(rows):
    return {name: row.status if row.status == "ok" else row.error for name, (row, _) in rows.items()}


@pytest.mark.parametrize("n", [1, 2])
def test_a_file_that_ends_its_process_is_failed_and_the_others_are_done(tmp_path, settings, n):
    rows = rows_of(settings, tasks(tmp_path, "a", "killer", "b", "c", "killer2", "d", "e"), n=n)
    reason = "it ended the process that worked on it, twice (exit code 9); split it"
    assert told(rows) == {"a": "ok", "killer": reason, "b": "ok", "c": "ok", "killer2": reason, "d": "ok", "e": "ok"}
    assert rows["killer"][1] == "600 s, 4096 MB"
    assert rows["a"][1] == ""


def test_a_file_whose_process_was_killed_from_outside_is_tried_again(tmp_path, settings):
    assert told(rows_of(settings, tasks(tmp_path, "a", "once", "b"))) == {"a": "ok", "once": "ok", "b": "ok"}


def test_a_file_that_hangs_is_ended_and_failed(tmp_path, settings):
    rows = rows_of(settings, tasks(tmp_path, "a", "hang", "b"), file_seconds=0.5)
    assert told(rows) == {"a": "ok", "hang": "it took more than 0.5 seconds; split it or raise --file-seconds", "b": "ok"}
    assert rows["hang"][1] == "0.5 s, 4096 MB"


def test_a_file_that_hangs_is_ended_while_others_go_on(tmp_path, settings):
    rows = rows_of(settings, tasks(tmp_path, "hang", *map("slow{}".format, range(6))), n=2, size=1, file_seconds=1)
    assert [name for name, row in told(rows).items() if row != "ok"] == ["hang"]
    assert list(rows)[-1] != "hang"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the limit needs Linux")
def test_a_file_that_takes_too_much_memory_is_failed(tmp_path, settings):
    rows = rows_of(settings, tasks(tmp_path, "a", "fat", "b"), file_megabytes=500)
    assert told(rows) == {"a": "ok", "fat": "the analysis stopped with MemoryError: ", "b": "ok"}


def test_an_error_that_nobody_expected_costs_its_file_alone(tmp_path, settings):
    rows = rows_of(settings, tasks(tmp_path, "a", "error", "b", "error2", "c"), size=5)
    reason = "the analysis stopped with ValueError: so nicht"
    assert told(rows) == {"a": "ok", "error": reason, "b": "ok", "error2": reason, "c": "ok"}


def test_a_worker_is_replaced_after_so_many_files(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(workers, "RECYCLE_FILES", 2)
    rows = rows_of(settings, tasks(tmp_path, *"abcdef"))
    assert list(rows) == list("abcdef")
    assert len({row.title for row, _ in rows.values()}) == 3


def test_no_more_workers_are_started_than_there_are_batches(tmp_path, settings):
    rows = rows_of(settings, tasks(tmp_path, "slow", "slow2"), size=2, n=4)
    assert len({row.title for row, _ in rows.values()}) == 1


def test_more_workers_than_the_machine_has_use_for_are_not_started(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(workers, "MOST_WORKERS", 2)
    rows = rows_of(settings, tasks(tmp_path, *map("slow{}".format, range(4))), n=1000, size=1)
    assert len({row.title for row, _ in rows.values()}) == 2


def test_the_caller_gets_control_while_a_file_takes_long(tmp_path, settings):
    pool = Pool(dataclasses.replace(settings, workers=1), WORK)
    assert [] in list(pool.outcomes(batches(tasks(tmp_path, "slow"), 1)))


def test_workers_that_die_before_any_file_end_the_run_with_one_sentence(tmp_path, settings):
    with pytest.raises(BrokenModel, match=r"a process that loads it ends \(exit code 3\); install it again or choose another"):
        rows_of(settings, tasks(tmp_path, "a"), work=Work(load_and_die, annotate))


def test_a_model_that_does_not_load_ends_the_run_with_one_sentence(tmp_path, settings):
    with pytest.raises(BrokenModel, match="cannot be used: RuntimeError: kaputt; install it again"):
        rows_of(settings, tasks(tmp_path, "a"), work=Work(load_and_raise, annotate))
    with pytest.raises(MissingModel, match="'de_no_such_model' is not installed"):
        rows_of(settings, tasks(tmp_path, "a"), work=worker.ANNOTATION, model="de_no_such_model")


def test_a_model_that_takes_too_long_to_load_ends_the_run(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(workers, "LOAD_SECONDS", 0.01)
    with pytest.raises(BrokenModel, match="it takes too long to load"):
        rows_of(settings, tasks(tmp_path, "a"))


def test_no_worker_is_left_when_the_caller_stops(tmp_path, settings):
    pool = Pool(dataclasses.replace(settings, workers=2), WORK)
    stream = pool.outcomes(batches(tasks(tmp_path, "a", "hang", "b"), 1))
    next(outcomes for outcomes in stream if outcomes)
    stream.close()
    assert all(each.process.returncode is not None for each in pool._workers)


def lives(pid):
    """Whether a process runs; one that has ended and that nobody asks for has no command line."""
    command = Path(f"/proc/{pid}/cmdline")
    return command.exists() and command.read_bytes() != b""


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks at processes as Linux shows them")
def test_no_worker_outlives_a_run_that_was_killed(tmp_path, settings):
    script = textwrap.dedent(f"""
        import sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        from pathlib import Path
        import test_workers as t
        from pipeline.settings import Settings
        settings = Settings(releases=Path(), out=Path(), workers=1)
        for finished in t.Pool(settings, t.WORK).outcomes(t.batches(t.tasks(Path(), *map("slow{{}}".format, range(99))), 1)):
            for outcome in finished:
                print(outcome.tables.releases[0].title, flush=True)
    """)
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    pid = int(process.stdout.readline())
    process.kill()
    process.communicate()
    end = time.monotonic() + 10
    while lives(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not lives(pid)


def test_a_script_needs_no_main_guard(folder, tmp_path, stand_in):
    script = tmp_path / "script.py"
    script.write_text(
        f"import pipeline\nprint(pipeline.run({str(folder)!r}, {str(tmp_path / 'out')!r}, model={stand_in!r}, workers=2).new)\n"
    )
    around = {**os.environ, "PYTHONPATH": str(Path(pipeline.__file__).parent.parent)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, env=around)
    assert (done.stdout, done.stderr) == ("2\n", "")
    assert set(read(tmp_path / "out")) >= {"releases.csv"}


def test_the_pipeline_is_loaded_once_in_a_process(settings):
    assert worker.language(settings.model) is worker.language(settings.model)


def test_what_spacy_remembers_of_a_batch_is_forgotten_after_it(folder, settings):
    nlp = worker.language(settings.model)
    (folder / "a.txt").write_text(
        "Der Xyzzyparagraf der Stadt ist für alle da, die ihn und das Amt brauchen.", encoding="utf-8"
    )
    task = Task(SourceFile("a", "a.txt", folder / "a.txt"), "", Metadata(), AS_OF)
    list(worker.annotate_batch([task], settings))
    assert "Xyzzyparagraf" not in nlp.vocab.strings
    annotate_file(nlp, task.source, task.metadata, task.as_of, settings)
    assert "Xyzzyparagraf" in nlp.vocab.strings


def test_in_a_stretch_the_words_of_a_batch_are_remembered_until_its_end(folder, settings):
    nlp = worker.language(settings.model)
    (folder / "a.txt").write_text(
        "Der Plughparagraf der Stadt ist für alle da, die ihn und das Amt brauchen.", encoding="utf-8"
    )
    task = Task(SourceFile("a", "a.txt", folder / "a.txt"), "", Metadata(), AS_OF)
    with worker.words_remembered(settings):
        list(worker.annotate_batch([task], settings))
        assert "Plughparagraf" in nlp.vocab.strings
    assert "Plughparagraf" not in nlp.vocab.strings


def test_batches_are_bounded_by_files_and_by_bytes(tmp_path):
    sized = [
        task._replace(size=size)
        for task, size in zip(tasks(tmp_path, *"abcdef"), [1, 1, 1, 90_000, 20_000, 20_001], strict=True)
    ]
    assert [[task.source.id for task in batch] for batch in batches(sized, 2)] == [["a", "b"], ["c"], ["d"], ["e"], ["f"]]
    assert [len(batch) for batch in batches(tasks(tmp_path, *"abc"), 16)] == [3]
