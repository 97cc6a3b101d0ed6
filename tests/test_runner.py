"""The whole line over a folder: every file has its row, the same input gives the same bytes, work is done once."""

import csv
import dataclasses
import os
import shutil

import pytest
from samples import ENGLISH, GERMAN, read
from test_workers import WORK

from pipeline import plan, runner, workers
from pipeline.database import NAME
from pipeline.errors import ExitCode, MissingModel, NoReleases, OneFolder, OutputNotWritable
from pipeline.export import REPORT
from pipeline.reading import formats
from pipeline.reading.text import Unreadable
from pipeline.runner import run
from pipeline.tables.load import load_tables
from pipeline.tables.package import PACKAGE
from pipeline.tables.rows import EXPORTED, TABLES


def statuses(settings):
    frame = load_tables(settings.out)["releases"]
    return dict(zip(frame.file, frame.status, strict=True))


def test_a_run_writes_its_tables_and_its_store(settings):
    report = run(settings)
    assert sorted(path.name for path in settings.out.iterdir()) == sorted(
        [f"{name}.csv" for name in EXPORTED] + [NAME, PACKAGE, REPORT]
    )
    assert statuses(settings) == {"a.txt": "ok", "b.txt": "ok"}
    assert (report.new, report.exit_code) == (2, ExitCode.OK)


def test_every_bad_file_has_its_row_and_no_neighbour_is_lost(settings):
    raws = {
        "empty.txt": b"",
        "blank.txt": b" \r\n\t\n",
        "binary.txt": os.urandom(0) + bytes(range(256)) * 20,
        "english.txt": ENGLISH.encode(),
        "line.txt": b"Wort " * 400_000,
        "huge.txt": b"x" * 4_000_001,
        "bytes.txt": GERMAN.encode("cp1252") + b"\x81\x8d",
        "quote.txt": GERMAN.replace("“", "").encode(),
        "utf16.txt": GERMAN.encode("utf-16"),
        "scan.pdf": b"%PDF-1.7",
    }
    for name, raw in raws.items():
        (settings.releases / name).write_bytes(raw)
    report = run(settings)
    assert statuses(settings) == {
        "a.txt": "ok",
        "b.txt": "ok",
        "binary.txt": "failed",
        "blank.txt": "empty",
        "bytes.txt": "ok",
        "empty.txt": "empty",
        "english.txt": "not_german",
        "huge.txt": "failed",
        "line.txt": "failed",
        "quote.txt": "ok",
        "scan.pdf": "failed",
        "utf16.txt": "ok",
    }
    assert report.exit_code == ExitCode.SOME_FAILED
    assert [file for file, _ in report.failures] == ["binary.txt", "huge.txt", "line.txt", "scan.pdf"]
    assert all(reason for _, reason in report.failures)


def test_an_unreadable_file_fails_and_is_tried_again(settings, monkeypatch):
    content_digest, read_bytes = plan.content_digest, formats.read_bytes

    def refused(path, limits):
        if path.name == "b.txt":
            raise Unreadable("it cannot be opened (Permission denied)")
        return read_bytes(path, limits)

    with monkeypatch.context() as patch:
        patch.setattr(plan, "content_digest", lambda path: content_digest(path) if path.name != "b.txt" else ("", 0))
        patch.setattr(formats, "read_bytes", refused)
        report = run(settings)
        assert report.failures == [("b.txt", "it cannot be opened (Permission denied)")]
        assert run(settings).changed == 1
    assert run(settings).changed == 1
    assert statuses(settings) == {"a.txt": "ok", "b.txt": "ok"}


def test_a_second_run_gives_the_same_bytes_and_does_no_work(settings):
    run(settings)
    before = read(settings.out)
    stamps = {path.name: path.stat().st_mtime_ns for path in settings.out.iterdir()}
    report = run(settings)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 2)
    assert read(settings.out) == before
    assert {path.name: path.stat().st_mtime_ns for path in settings.out.iterdir()} == stamps


def test_a_run_from_nothing_gives_the_same_bytes(settings):
    run(settings)
    before = read(settings.out)
    shutil.rmtree(settings.out)
    run(settings)
    assert read(settings.out) == before


def test_two_workers_give_the_same_bytes_as_one(settings, tmp_path):
    (settings.releases / "c.txt").write_bytes(b"")
    (settings.releases / "d.pdf").write_bytes(b"%PDF")
    run(settings)
    two = dataclasses.replace(settings, out=tmp_path / "two", workers=2, batch=1)
    run(two)
    assert read(two.out) == read(settings.out)


def test_a_changed_file_is_worked_on_again_and_only_that(settings):
    run(settings)
    (settings.releases / "b.txt").write_text(GERMAN.replace("Lindental", "Eichental"), encoding="utf-8")
    report = run(settings)
    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    assert "Eichental" in read(settings.out)["releases.csv"].decode()


def test_a_file_that_changes_under_the_run_is_worked_on_again(settings, monkeypatch):
    outcomes = runner.outcomes

    def changed_meanwhile(batches, settings):
        (settings.releases / "b.txt").write_text(GERMAN.replace("Lindental", "Eichental"), encoding="utf-8")
        return outcomes(batches, settings)

    with monkeypatch.context() as patch:
        patch.setattr(runner, "outcomes", changed_meanwhile)
        run(settings)
    assert run(settings).changed == 1
    assert run(settings).unchanged == 2


def test_a_file_that_hangs_is_set_aside_and_tried_again_with_other_limits(settings, monkeypatch):
    monkeypatch.setattr(workers, "ANNOTATION", WORK)
    (settings.releases / "hang.txt").write_text(GERMAN, encoding="utf-8")
    limited = dataclasses.replace(settings, workers=1, file_seconds=1)
    report = run(limited)
    assert report.failures == [("hang.txt", "it took more than 1 seconds; split it or raise --file-seconds")]
    assert statuses(settings) == {"a.txt": "ok", "b.txt": "ok", "hang.txt": "failed"}
    assert run(limited).unchanged == 3
    assert run(dataclasses.replace(limited, file_seconds=1.5)).counts["changed"] == 1


def test_changed_metadata_is_worked_on_again(settings):
    run(settings)
    (settings.releases / "metadata.csv").write_text("file,issued_on,issuer\na.txt,2024-05-04,Stadt Bad Lindental\n")
    assert run(settings).changed == 1
    release = load_tables(settings.out)["releases"].iloc[0]
    assert (release.issued_on, release.issued_on_source, release.issuer) == ("2024-05-04", "metadata", "Stadt Bad Lindental")


@pytest.mark.parametrize("change", [{"repair": False}, {"as_of": "2020-01-01"}, {"max_characters": 999_999}], ids=str)
def test_other_settings_work_on_all_again(settings, change):
    run(settings)
    assert run(dataclasses.replace(settings, **change)).changed == 2


def test_other_code_works_on_all_again(settings, monkeypatch):
    run(settings)
    monkeypatch.setattr("pipeline.fingerprint.code_digest", lambda: "other")
    assert run(settings).changed == 2


def test_a_deleted_file_leaves_the_tables(settings):
    run(settings)
    (settings.releases / "b.txt").unlink()
    assert run(settings).removed == 1
    assert statuses(settings) == {"a.txt": "ok"}


def test_a_late_file_with_an_early_name_is_seen(settings):
    run(settings)
    late = settings.releases / "0.txt"
    late.write_text(GERMAN, encoding="utf-8")
    os.utime(late, (0, 0))
    assert run(settings).new == 1
    assert list(statuses(settings)) == ["0.txt", "a.txt", "b.txt"]


def test_a_folder_that_lost_its_files_does_not_empty_the_tables(settings):
    run(settings)
    before = read(settings.out)
    for path in settings.releases.iterdir():
        path.unlink()
    with pytest.raises(NoReleases):
        run(settings)
    assert read(settings.out) == before


def test_a_table_that_was_deleted_or_edited_is_written_again(settings):
    run(settings)
    before = read(settings.out)
    (settings.out / "dates.csv").unlink()
    (settings.out / "events.csv").write_text("kaputt")
    assert run(settings).unchanged == 2
    assert read(settings.out) == before


def test_another_dialect_writes_the_tables_anew_without_work(settings):
    run(settings)
    plain = read(settings.out)
    for_excel = dataclasses.replace(settings, excel=True)
    assert run(for_excel).unchanged == 2
    assert all(table.startswith(b"\xef\xbb\xbf") for table in read(settings.out).values())
    stamps = {path.name: path.stat().st_mtime_ns for path in settings.out.iterdir()}
    run(for_excel)
    assert {path.name: path.stat().st_mtime_ns for path in settings.out.iterdir()} == stamps
    run(settings)
    assert read(settings.out) == plain


def test_the_day_of_the_first_run_is_kept(settings, monkeypatch):
    undated = dataclasses.replace(settings, as_of="")
    seen = []
    outcomes = runner.outcomes

    def watched(batches, settings):
        batches = list(batches)
        seen.extend(task.as_of for batch in batches for task in batch)
        return outcomes(iter(batches), settings)

    class Clock(plan.dt.date):
        day = "2024-03-01"

        @classmethod
        def today(cls):
            return cls.fromisoformat(cls.day)

    monkeypatch.setattr("pipeline.runner.outcomes", watched)
    monkeypatch.setattr("pipeline.plan.dt.date", Clock)
    run(undated)
    Clock.day = "2025-09-09"
    (settings.releases / "b.txt").write_text(GERMAN, encoding="utf-8")
    (settings.releases / "c.txt").write_text(GERMAN, encoding="utf-8")
    run(undated)
    assert seen == ["2024-03-01", "2024-03-01", "2024-03-01", "2025-09-09"]


def test_progress_is_told_up_to_the_last_release(settings):
    told = []
    run(dataclasses.replace(settings, batch=1), told.append)
    assert [(step.phase, step.done) for step in told][:4] == [("list", 1), ("list", 2), ("work", 1), ("work", 2)]
    work = told[3]
    assert (work.total, work.n_bytes) == (2, work.all_bytes)
    assert {step.phase for step in told[4:]} == {"across", "export"}


def test_tables_below_the_input_folder_are_no_input_and_those_in_it_are_refused(settings):
    inside = dataclasses.replace(settings, out=settings.releases / "tabellen")
    run(inside)
    (inside.out / "brief.txt").write_text(GERMAN, encoding="utf-8")
    report = run(inside)
    assert (report.unchanged, report.new, report.notes) == (2, 0, [])
    before = read(settings.releases)
    with pytest.raises(OneFolder, match="name another folder with --out"):
        run(dataclasses.replace(settings, out=settings.releases / "tabellen" / ".."))
    assert read(settings.releases) == before


def test_a_clock_that_is_set_back_makes_no_negative_time(settings, monkeypatch):
    clock = iter(range(10_000, 0, -60))
    monkeypatch.setattr("pipeline.runner.time.time", lambda: next(clock))
    assert 0 <= run(settings).seconds < 600


def test_so_many_workers_are_noted(settings, monkeypatch):
    monkeypatch.setattr(runner, "MOST_WORKERS", 2)
    monkeypatch.setattr(runner, "outcomes", lambda batches, settings: iter(()))
    report = run(dataclasses.replace(settings, workers=3))
    assert report.notes == ["3 workers are more than this machine has use for; at most 2 are started"]


def test_metadata_for_a_file_that_is_not_there_is_noted(settings):
    (settings.releases / "metadata.csv").write_text("file\na.txt\nz.txt\n")
    assert run(settings).notes == ["metadata.csv names z.txt, which is not there"]


def test_a_missing_model_leaves_no_trace(settings):
    with pytest.raises(MissingModel):
        run(dataclasses.replace(settings, model="de_no_such_model"))
    assert not settings.out.exists()


def test_an_output_that_cannot_be_written_is_found_before_the_work(settings, monkeypatch):
    settings.out.write_text("eine Datei")
    monkeypatch.setattr("pipeline.runner.outcomes", lambda *args: pytest.fail("worked first"))
    with pytest.raises(OutputNotWritable):
        run(settings)


def test_an_export_that_fails_leaves_the_old_tables_and_is_made_up_for(settings, monkeypatch):
    run(settings)
    before = read(settings.out)
    (settings.releases / "b.txt").unlink()

    def full(handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OutputNotWritable, match="No space left on device; make room there"):
            run(settings)
    assert read(settings.out) == before
    run(settings)
    assert statuses(settings) == {"a.txt": "ok"}


def test_a_run_that_was_interrupted_goes_on_where_it_stopped(settings):
    def stop(step):
        if step.phase == "work":
            raise KeyboardInterrupt

    one_by_one = dataclasses.replace(settings, batch=1)
    with pytest.raises(KeyboardInterrupt):
        run(one_by_one, stop)
    report = run(one_by_one)
    assert (report.new, report.unchanged) == (1, 1)
    assert statuses(settings) == {"a.txt": "ok", "b.txt": "ok"}


def test_ids_join(settings):
    run(settings)
    with (settings.out / "releases.csv").open(encoding="utf-8", newline="") as handle:
        ids = {row["release_id"] for row in csv.DictReader(handle)}
    for name in list(TABLES)[1:]:
        frame = load_tables(settings.out)[name]
        assert set(frame.release_id) <= ids
