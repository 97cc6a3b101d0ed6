"""The dialect of Excel: opened rightly, no cell is run as a formula, and every cell comes back as it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.tables.dialect import EXCEL, PLAIN, defused, dialect_of, restored
from pipeline.tables.load import load_tables
from pipeline.tables.rows import EXPORTED, DateRow, ReleaseRow
from pipeline.tables.write import write_table

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(folder, dialect, **rows):
    for name, row_class in EXPORTED.items():
        write_table(folder / f"{name}.csv", row_class._fields, rows.get(name, []), dialect)


def date(text, confidence=0.9):
    return DateRow("r#d1", "r", text, "DATE", "2023-07-06", "", "", "day", "3-10;12-15", 3, 15, confidence)


def test_a_table_for_excel_has_a_mark_semicolons_and_decimal_commas(tmp_path):
    write(tmp_path, EXCEL, dates=[date("6. Juli, früh")])
    assert (tmp_path / "dates.csv").read_bytes() == (
        b"\xef\xbb\xbf"
        + ";".join(DateRow._fields).encode()
        + '\nr#d1;r;6. Juli, früh;DATE;2023-07-06;;;day;"3-10;12-15";3;15;0,90;;;\n'.encode()
    )
    assert dialect_of(tmp_path / "dates.csv") == EXCEL


@pytest.mark.parametrize("start", STARTS)
def test_a_cell_that_would_be_a_formula_is_defused_for_excel_alone(tmp_path, start):
    cell = f'{start}HYPERLINK("x")'
    written = cell.replace("\r", "\n").replace('"', '""')
    for dialect, sign in ((EXCEL, "'"), (PLAIN, "")):
        write(tmp_path, dialect, dates=[date(cell)])
        assert f'"{sign}{written}"' in (tmp_path / "dates.csv").read_bytes().decode(dialect.encoding)
        assert dialect_of(tmp_path / "dates.csv") == dialect
        assert load_tables(tmp_path)["dates"].text[0] == cell.replace("\r", "\n")


def test_numbers_and_unknown_cells_load_from_both_dialects(tmp_path):
    releases = [ReleaseRow("NA", "-7.txt", "", title="'null", n_characters=5, quality=0.5), ReleaseRow("b", "b.txt", "")]
    for dialect in (EXCEL, PLAIN):
        write(tmp_path, dialect, releases=releases)
        frame = load_tables(tmp_path)["releases"]
        assert (frame.file[0], frame.title[0], frame.n_characters[0], frame.quality[0]) == ("-7.txt", "'null", 5, 0.5)
        assert frame.loc[1, ["title", "n_characters", "quality"]].isna().all()
        assert {str(dtype) for dtype in frame.dtypes} == {"string", "Int64", "Float64"}


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\nab")))
@example("'=1")
@example("''")
def test_every_cell_comes_back_and_none_begins_like_a_formula(cell):
    assert restored(defused(cell)) == cell
    assert not defused(cell).startswith(STARTS)


@pytest.mark.parametrize("cell", ["", "Ute Holm", "'s Heerenberg", "a=b", "1. Mai", "„Nein“"])
def test_other_cells_stay_as_they_are(cell):
    assert defused(cell) == cell
