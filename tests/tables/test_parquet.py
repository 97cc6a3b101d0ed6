"""Parquet: the same values as in CSV, in one swap with the package, and no table of another format beside it."""

import dataclasses
import json

import pandas as pd
import pytest
from samples import GERMAN, read

from pipeline import export
from pipeline.errors import ExitCode, FormatNotPossible
from pipeline.runner import run
from pipeline.tables import load, parquet
from pipeline.tables.load import load_tables
from pipeline.tables.package import PACKAGE
from pipeline.tables.parquet import write_parquet
from pipeline.tables.rows import EXPORTED, DateRow, ReleaseRow
from pipeline.tables.swap import PREVIOUS
from pipeline.tables.write import write_table

pytest.importorskip("pyarrow", reason="the extra [parquet] is not installed")


@pytest.fixture
def as_parquet(settings):
    return dataclasses.replace(settings, format="parquet")


def test_a_run_gives_the_same_tables_as_in_csv(settings, as_parquet, own_model, tmp_path):
    (settings.releases / "c.txt").write_text(GERMAN.replace("Anna Kern", "Ute Holm"), encoding="utf-8")
    run(dataclasses.replace(settings, model=own_model))
    report = run(dataclasses.replace(as_parquet, model=own_model, out=tmp_path / "parquet"))
    plain, loaded = load_tables(settings.out), load_tables(tmp_path / "parquet")
    assert read(tmp_path / "parquet") == {}
    assert len(plain["statements"]) > 0
    assert {name: len(table) for name, table in loaded.items()} == report.rows
    for name in EXPORTED:
        pd.testing.assert_frame_equal(loaded[name], plain[name])


def test_any_cell_is_as_in_csv_over_several_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "GROUP", 2)
    texts = ["=1", "a\rb", "NA", "", " ü ", "'x"]
    rows = [DateRow(f"r#d{n}", "r", text, "", "", "", "", "", "", n, n, n / 3) for n, text in enumerate(texts)]
    assert write_parquet(tmp_path / "dates.parquet", DateRow, rows) == len(rows)
    write_table(tmp_path / "dates.csv", DateRow._fields, rows)
    pd.testing.assert_frame_equal(
        load._read_parquet(tmp_path / "dates.parquet", DateRow), load._read_csv(tmp_path / "dates.csv", DateRow)
    )


def test_a_table_without_rows_keeps_its_types(tmp_path):
    assert write_parquet(tmp_path / "releases.parquet", ReleaseRow, []) == 0
    assert dict(load._read_parquet(tmp_path / "releases.parquet", ReleaseRow).dtypes.map(str)) == load.dtypes(ReleaseRow)


def test_another_format_puts_the_tables_of_the_old_one_away_and_does_no_work(settings, as_parquet):
    run(settings)
    plain = read(settings.out)
    assert run(as_parquet).unchanged == 2
    assert read(settings.out) == {}
    assert read(settings.out / PREVIOUS) == plain
    assert {each["path"] for each in json.loads((settings.out / PACKAGE).read_text())["resources"]} == {
        f"{name}.parquet" for name in EXPORTED
    }
    stamps = {path.name: path.stat().st_mtime_ns for path in settings.out.iterdir()}
    run(as_parquet)
    assert {path.name: path.stat().st_mtime_ns for path in settings.out.iterdir()} == stamps
    run(settings)
    assert read(settings.out) == plain
    assert list(settings.out.glob("*.parquet")) == []


def test_a_parquet_file_of_somebody_else_stays(settings):
    run(settings)
    (settings.out / "events.parquet").write_bytes(b"mine")
    (settings.releases / "c.txt").write_text(GERMAN.replace("Lindental", "Eichental"), encoding="utf-8")
    assert run(settings).new == 1
    assert (settings.out / "events.parquet").read_bytes() == b"mine"


def test_two_runs_from_nothing_give_the_same_bytes(as_parquet, tmp_path):
    other = dataclasses.replace(as_parquet, out=tmp_path / "other")
    for each in (as_parquet, other):
        run(each)
    for name in EXPORTED:
        assert (as_parquet.out / f"{name}.parquet").read_bytes() == (other.out / f"{name}.parquet").read_bytes()


def test_the_package_of_parquet_tables_is_valid(as_parquet):
    frictionless = pytest.importorskip("frictionless", reason="the extra [test] is not installed: frictionless is missing")
    run(as_parquet)
    descriptor = json.loads((as_parquet.out / PACKAGE).read_text(encoding="utf-8"))
    assert list(frictionless.Package.metadata_validate(descriptor)) == []


def test_without_the_extra_it_is_one_sentence_before_anything_is_made(as_parquet, monkeypatch):
    monkeypatch.setattr(export, "parquet_is_there", lambda: False)
    with pytest.raises(FormatNotPossible) as caught:
        run(as_parquet)
    assert caught.value.exit_code == ExitCode.WRONG_USAGE
    assert str(caught.value) == (
        "The tables cannot be had in this format: Parquet needs pyarrow, which `pip install 'meldewerk[parquet]'` installs."
    )
    assert not as_parquet.out.exists()


def test_reading_without_the_extra_is_one_sentence(as_parquet, monkeypatch):
    run(as_parquet)
    monkeypatch.setattr(load, "parquet_is_there", lambda: False)
    with pytest.raises(FormatNotPossible, match=r"releases\.parquet needs pyarrow"):
        load_tables(as_parquet.out)


def test_parquet_for_excel_is_one_sentence(as_parquet):
    with pytest.raises(FormatNotPossible, match="leave one of the two out"):
        run(dataclasses.replace(as_parquet, excel=True))
