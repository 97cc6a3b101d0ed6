"""CSV files: whole or not at all, readable by anyone, the same bytes for the same rows."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from samples import read

from pipeline.errors import ExitCode, OutputNotWritable
from pipeline.tables.load import load_tables
from pipeline.tables.rows import EXPORTED, DateRow, ReleaseRow
from pipeline.tables.swap import Aside
from pipeline.tables.write import prepare_folder, table_path, write_table

CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def tables(**rows):
    return [(name, row_class, rows.get(name, [])) for name, row_class in EXPORTED.items()]


def write_tables(out, tables):
    with Aside(out) as aside:
        for name, row_class, rows in tables:
            write_table(aside.path(f"{name}.csv"), row_class._fields, rows)
        aside.swap()


def date(text="6. Juli", confidence=0.9):
    return DateRow("r#d1", "r", text, "DATE", "2023-07-06", "", "", "day", "3-10", 3, 10, confidence)


def test_a_table_is_utf_8_with_commas_and_line_feeds(tmp_path):
    write_tables(tmp_path, tables(dates=[date('6. "Juli", früh')]))
    assert read(tmp_path)["dates.csv"].decode() == (
        ",".join(DateRow._fields) + '\nr#d1,r,"6. ""Juli"", früh",DATE,2023-07-06,,,day,3-10,3,10,0.90,,,\n'
    )


def test_unknown_is_an_empty_cell(tmp_path):
    write_tables(tmp_path, tables(releases=[ReleaseRow("r", "r.txt", "", status="failed", error="warum")]))
    assert read(tmp_path)["releases.csv"].decode().splitlines()[1] == "r,r.txt,,,,,,,,,,,,failed,warum,,,,,,,"


def test_every_table_has_its_header_even_without_rows(tmp_path):
    write_tables(tmp_path, tables())
    assert {name: text.decode().strip() for name, text in read(tmp_path).items()} == {
        f"{name}.csv": ",".join(row_class._fields) for name, row_class in EXPORTED.items()
    }


@settings(max_examples=25)
@given(CELLS)
@example("\r")
@example('",\n"')
def test_any_text_reads_back_as_it_was(tmp_path_factory, text):
    out = tmp_path_factory.mktemp("out")
    write_tables(out, tables(dates=[date(text)]))
    rows = list(csv.reader(io.StringIO(read(out)["dates.csv"].decode(), newline="")))
    assert rows[1][2] == text.replace("\r", "\n")


def test_a_failure_while_writing_leaves_the_old_tables(tmp_path):
    write_tables(tmp_path, tables(dates=[date("alt")]))
    before = read(tmp_path)

    def breaks():
        yield date("neu")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputNotWritable) as caught:
        write_tables(tmp_path, tables(dates=breaks()))
    assert caught.value.exit_code == ExitCode.NO_OUTPUT
    assert str(caught.value) == (
        f"The tables cannot be written to {tmp_path}: No space left on device; make room there, or choose another folder with "
        "--out. What was there is unchanged."
    )
    assert read(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(before)


@pytest.mark.parametrize("table", EXPORTED)
def test_a_table_that_cannot_be_replaced_leaves_all_six_as_they_were(tmp_path, monkeypatch, table):
    write_tables(tmp_path, tables(dates=[date("alt")]))
    before = read(tmp_path)
    replace = Path.replace

    def locked(self, target):
        if self.name.endswith(".part") and Path(target).name == f"{table}.csv":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(OutputNotWritable, match="Permission denied"):
        write_tables(tmp_path, tables(dates=[date("neu")]))
    assert read(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(before)


def test_a_first_run_that_cannot_finish_leaves_no_table(tmp_path, monkeypatch):
    replace = Path.replace

    def locked(self, target):
        if Path(target).name == "dates.csv":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(OutputNotWritable):
        write_tables(tmp_path, tables())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_made_with_its_parents(tmp_path):
    prepare_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_file_in_place_of_the_folder_is_one_sentence(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputNotWritable, match="File exists"):
        prepare_folder(tmp_path / "out")
    with pytest.raises(OutputNotWritable, match="Not a directory"):
        prepare_folder(tmp_path / "out" / "deeper")


def test_a_folder_in_place_of_a_table_is_one_sentence(tmp_path):
    table_path(tmp_path, "events").mkdir()
    with pytest.raises(OutputNotWritable, match=r"events\.csv is a folder there"):
        prepare_folder(tmp_path)


def test_a_read_only_folder_is_one_sentence(tmp_path, monkeypatch):
    def refused(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refused)
    with pytest.raises(OutputNotWritable, match="Permission denied"):
        prepare_folder(tmp_path)


def test_tables_load_with_types_and_without_guesses(tmp_path):
    write_tables(
        tmp_path,
        tables(
            releases=[ReleaseRow("NA", "007.txt", "", title="null", issued_on="2024-03", n_characters=5, quality=0.5)],
            dates=[date("2023", 0.5)],
        ),
    )
    frames = load_tables(tmp_path)
    assert list(frames) == list(EXPORTED)
    release = frames["releases"].iloc[0]
    assert (release.release_id, release.title, release.issued_on) == ("NA", "null", "2024-03")
    assert frames["releases"].issuer.isna().all()
    assert frames["releases"].n_repairs.isna().all()
    assert {str(dtype) for frame in frames.values() for dtype in frame.dtypes} == {"string", "Int64", "Float64"}
    assert frames["dates"].confidence.sum() == 0.5
