"""What a run has to do: nothing twice, nothing lost, and a folder that is not there empties no table."""

import csv
import dataclasses
import os
import zipfile

import pytest
from samples import GERMAN, read

from pipeline import plan, runner
from pipeline.errors import ExitCode, InputVanished
from pipeline.plan import metadata_cell, metadata_of, parts_by_file
from pipeline.release import Metadata
from pipeline.runner import run

UNDATED = "Das Freibad der Stadt ist offen. Der Eintritt ist für Kinder frei, und das Becken ist für alle da.\n"


def ids(settings):
    with (settings.out / "releases.csv").open(encoding="utf-8", newline="") as handle:
        return {row["file"]: row["release_id"] for row in csv.DictReader(handle)}


def worked_on(settings, monkeypatch):
    """The files that a run works on."""
    seen = []
    outcomes = runner.outcomes

    def watched(batches, settings):
        batches = list(batches)
        seen.extend(task.source.file for batch in batches for task in batch)
        return outcomes(iter(batches), settings)

    with monkeypatch.context() as patch:
        patch.setattr(runner, "outcomes", watched)
        run(settings)
    return seen


def test_a_renamed_file_keeps_its_rows_under_its_new_ids(settings, tmp_path, monkeypatch):
    run(settings)
    (settings.releases / "2024").mkdir()
    (settings.releases / "b.txt").rename(settings.releases / "2024" / "neu.txt")
    assert worked_on(settings, monkeypatch) == []
    assert ids(settings) == {"a.txt": "a", "2024/neu.txt": "2024/neu"}
    anew = dataclasses.replace(settings, out=tmp_path / "anew")
    run(anew)
    assert read(settings.out) == read(anew.out)


def test_a_renamed_file_is_told_apart_from_a_new_one(settings):
    run(settings)
    (settings.releases / "b.txt").rename(settings.releases / "c.txt")
    report = run(settings)
    assert report.counts == {"new": 0, "changed": 0, "unchanged": 1, "renamed": 1, "removed": 0, "kept": 0}
    assert run(settings).unchanged == 2


def test_a_renamed_file_that_may_be_dated_by_its_name_is_worked_on_again_from_the_same_day(settings, monkeypatch):
    undated = dataclasses.replace(settings, as_of="")
    (settings.releases / "b.txt").write_text(UNDATED, encoding="utf-8")

    class Clock(plan.dt.date):
        @classmethod
        def today(cls):
            return cls(2020, 2, 2)

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.plan.dt.date", Clock)
        run(undated)
    (settings.releases / "b.txt").rename(settings.releases / "2024-03-01.txt")
    with monkeypatch.context() as patch:
        seen = []
        outcomes = runner.outcomes

        def watched(batches, settings):
            for finished in outcomes(batches, settings):
                seen.extend((each.task.source.file, each.task.as_of) for each in finished)
                yield finished

        patch.setattr(runner, "outcomes", watched)
        report = run(undated)
    assert seen == [("2024-03-01.txt", "2020-02-02")]
    assert (report.new, report.removed) == (1, 1)
    assert ids(undated) == {"a.txt": "a", "2024-03-01.txt": "2024-03-01"}


def test_two_renamed_files_of_one_content_are_paired_one_to_one(settings):
    (settings.releases / "b.txt").write_bytes((settings.releases / "a.txt").read_bytes())
    run(settings)
    (settings.releases / "a.txt").rename(settings.releases / "x.txt")
    (settings.releases / "b.txt").rename(settings.releases / "y.txt")
    assert run(settings).renamed == 2
    assert ids(settings) == {"x.txt": "x", "y.txt": "y"}


def test_a_copy_is_new_and_a_moved_file_with_other_metadata_is_worked_on(settings):
    run(settings)
    (settings.releases / "c.txt").write_bytes((settings.releases / "b.txt").read_bytes())
    assert run(settings).counts["new"] == 1
    (settings.releases / "c.txt").rename(settings.releases / "d.txt")
    (settings.releases / "metadata.csv").write_text("file,issuer\nd.txt,Stadt Ulm\n")
    report = run(settings)
    assert (report.new, report.removed, report.renamed) == (1, 1, 0)


def test_a_renamed_archive_takes_its_releases_along(settings, tmp_path):
    with zipfile.ZipFile(settings.releases / "woche.zip", "w") as archive:
        archive.writestr("eins.txt", GERMAN)
        archive.writestr("zwei.txt", GERMAN.replace("Lindental", "Eichental"))
    run(settings)
    (settings.releases / "woche.zip").rename(settings.releases / "kw19.zip")
    assert run(settings).renamed == 1
    assert {"kw19.zip!eins.txt", "kw19.zip!zwei.txt"} <= set(ids(settings))
    anew = dataclasses.replace(settings, out=tmp_path / "anew")
    run(anew)
    assert read(settings.out) == read(anew.out)


def test_rows_of_missing_files_are_kept_when_asked_for(settings):
    keeping = dataclasses.replace(settings, keep_missing=True)
    run(keeping)
    before = read(keeping.out)
    (settings.releases / "b.txt").unlink()
    report = run(keeping)
    assert (report.removed, report.kept) == (0, 1)
    assert read(keeping.out) == before
    (settings.releases / "a.txt").rename(settings.releases / "c.txt")
    run(keeping)
    assert ids(keeping) == {"b.txt": "b", "c.txt": "c"}
    assert run(settings).removed == 1
    assert ids(settings) == {"c.txt": "c"}


def test_a_folder_whose_files_are_all_gone_leaves_the_tables(settings):
    run(settings)
    before = read(settings.out)
    for name in ("a.txt", "b.txt"):
        (settings.releases / name).unlink()
    (settings.releases / "andere.txt").write_text(UNDATED, encoding="utf-8")
    with pytest.raises(InputVanished) as caught:
        run(settings)
    assert caught.value.exit_code == ExitCode.WRONG_USAGE
    assert str(caught.value) == (
        f"2 of the 2 files that were in {settings.releases} are gone: mount the share if it is not there, or say with "
        "--forget-missing or --keep-missing what is to become of their rows. The tables are unchanged."
    )
    assert read(settings.out) == before
    run(dataclasses.replace(settings, keep_missing=False))
    assert ids(settings) == {"andere.txt": "andere"}


@pytest.mark.parametrize(("n", "n_gone", "refused"), [(19, 18, False), (20, 10, False), (20, 11, True)])
def test_many_files_must_not_go_unasked(settings, n, n_gone, refused):
    for number in range(n - 2):
        (settings.releases / f"{number}.txt").write_text("", encoding="utf-8")
    run(settings)
    for path in sorted(settings.releases.iterdir())[:n_gone]:
        path.unlink()
    if refused:
        with pytest.raises(InputVanished):
            run(settings)
    else:
        assert run(settings).removed == n_gone


def test_renamed_files_are_not_gone(settings):
    run(settings)
    (settings.releases / "neu").mkdir()
    for name in ("a.txt", "b.txt"):
        (settings.releases / name).rename(settings.releases / "neu" / name)
    assert run(settings).renamed == 2


def test_what_is_known_of_a_folder_that_cannot_be_listed_is_kept(settings, monkeypatch):
    (settings.releases / "sub").mkdir()
    for number in range(2):
        (settings.releases / "sub" / f"{number}.txt").write_text(GERMAN, encoding="utf-8")
    run(settings)
    before = read(settings.out)
    walk = os.walk

    def refused(top, onerror):
        for parent, folders, files in walk(top, onerror=onerror):
            if "sub" in folders:
                folders.remove("sub")
                onerror(PermissionError(13, "Permission denied", str(settings.releases / "sub")))
            yield parent, folders, files

    monkeypatch.setattr("os.walk", refused)
    report = run(settings)
    assert (report.removed, report.kept) == (0, 2)
    assert report.notes == ["the folder sub cannot be listed (Permission denied); what is known of it is kept"]
    assert read(settings.out) == before


def test_metadata_of_releases_inside_a_file_is_part_of_what_its_rows_depend_on(settings):
    with zipfile.ZipFile(settings.releases / "woche.zip", "w") as archive:
        archive.writestr("eins.txt", GERMAN)
    run(settings)
    (settings.releases / "metadata.csv").write_text(
        "file,issuer\nwoche.zip!eins.txt,Stadt Ulm\nwoche.zip!drei.txt,Ulm\nz.zip!a,Ulm\n"
    )
    report = run(settings)
    assert report.changed == 1
    assert report.notes == ["metadata.csv names z.zip!a, which is not there"]
    assert "Stadt Ulm" in read(settings.out)["releases.csv"].decode()
    assert run(settings).changed == 0


def test_metadata_reads_back_from_its_cell():
    known, parts = Metadata("2024-05-03", title="Größe"), {"!b.pdf": Metadata(issuer="Ulm")}
    assert metadata_of(metadata_cell(known, parts)) == (known, parts)
    assert metadata_cell(Metadata(), {}) == ""
    assert metadata_of("") == (Metadata(), {})
    assert parts_by_file({"a.zip!b.txt#2": known}) == {"a.zip": {"!b.txt#2": known}, "a.zip!b.txt": {"#2": known}}
