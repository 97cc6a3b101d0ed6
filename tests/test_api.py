"""The public functions give what the command writes."""

import datetime as dt
import subprocess
import sys

import pandas as pd
import pytest
from samples import AS_OF, ENGLISH, GERMAN, read

import pipeline
from pipeline.errors import BadDay, NoInput, NoTables


def test_run_writes_the_tables_that_load_tables_reads(folder, tmp_path, stand_in):
    report = pipeline.run(folder, str(tmp_path / "out"), model=stand_in, as_of=dt.date(2024, 6, 1))
    assert report.new == 2
    tables = pipeline.load_tables(tmp_path / "out")
    assert list(tables["releases"].release_id) == ["a", "b"]


def test_extract_gives_the_tables_that_a_run_gives(folder, tmp_path, stand_in):
    (folder / "b.txt").unlink()
    pipeline.run(folder, tmp_path / "out", model=stand_in, as_of=AS_OF)
    extraction = pipeline.extract(GERMAN, model=stand_in, as_of=AS_OF)
    for name, written in pipeline.load_tables(tmp_path / "out").items():
        if name == "actors":  # of all releases together
            continue
        ours = getattr(extraction, name)
        ids = [column for column in written.columns if column.endswith("_id")] + (
            ["file", "sha256"] if name == "releases" else []
        )
        pd.testing.assert_frame_equal(ours.drop(columns=ids), written.drop(columns=ids))
    assert extraction.text == GERMAN


@pytest.mark.parametrize(
    "day", ["2024-05-03", dt.date(2024, 5, 3), dt.datetime(2024, 5, 3, 12)], ids=["text", "date", "datetime"]
)
def test_extract_takes_the_day_of_the_release(stand_in, day):
    release = pipeline.extract(GERMAN, day, model=stand_in).releases.iloc[0]
    assert (release.issued_on, release.issued_on_source) == ("2024-05-03", "metadata")


def test_extract_of_a_foreign_text_has_a_release_and_no_findings(stand_in):
    extraction = pipeline.extract(ENGLISH, model=stand_in)
    assert list(extraction.releases.status) == ["not_german"]
    assert extraction.statements.empty
    assert str(extraction.statements.dtypes["confidence"]) == "Float64"


def test_a_day_that_is_none_is_one_sentence(stand_in):
    with pytest.raises(BadDay, match=r"issued_on '3\.5\.' is no day: write it as YEAR-MONTH-DAY, for example 2024-03-15\."):
        pipeline.extract(GERMAN, "3.5.", model=stand_in)


def test_a_missing_folder_is_one_sentence(tmp_path):
    with pytest.raises(NoInput):
        pipeline.run(tmp_path / "nirgends", tmp_path / "out")


def test_tables_that_are_not_there_are_one_sentence(tmp_path):
    with pytest.raises(NoTables, match=r"There are no tables of a run in .* \(releases\.csv is missing\)"):
        pipeline.load_tables(tmp_path)


def test_importing_the_package_loads_nothing_heavy():
    code = "import pipeline, sys; print(sorted({'spacy', 'pandas', 'typer'} & set(sys.modules)), pipeline.__version__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("] ")[0] == "["


def test_the_package_has_no_other_names():
    with pytest.raises(AttributeError, match="has no attribute 'extrakt'"):
        _ = pipeline.extrakt


def test_two_runs_give_the_same_bytes(folder, tmp_path, stand_in):
    for name in ("one", "two"):
        pipeline.run(folder, tmp_path / name, model=stand_in, as_of=AS_OF)
    assert read(tmp_path / "one") == read(tmp_path / "two")
