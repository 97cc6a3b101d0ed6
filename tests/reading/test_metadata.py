"""`metadata.csv`: what offices write is understood, one bad cell costs that cell, a bad file is one sentence."""

import pytest

from pipeline.errors import BadMetadata, ExitCode
from pipeline.reading.metadata import read_metadata
from pipeline.release import Metadata


def write(folder, text, encoding="utf-8"):
    (folder / "metadata.csv").write_bytes(text.encode(encoding))
    return folder


def test_no_file_is_no_metadata(tmp_path):
    assert read_metadata(tmp_path) == ({}, [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_dialect_of_spreadsheets_is_read(tmp_path, delimiter, encoding, newline):
    lines = [
        ["file", "issued_on", "issuer", "title", "url"],
        ["a.txt", "2024-03-15", "Stadt Köln", "Größe", "https://example.org/a"],
    ]
    write(tmp_path, newline.join(delimiter.join(line) for line in lines) + newline, encoding)
    assert read_metadata(tmp_path).rows == {"a.txt": Metadata("2024-03-15", "Stadt Köln", "Größe", "https://example.org/a")}


def test_all_columns_but_file_are_optional_and_in_any_order(tmp_path):
    write(tmp_path, "Issued_On, FILE ,note\n2024-03-15,a.txt,x\n,b.txt,\n")
    assert read_metadata(tmp_path) == ({"a.txt": Metadata("2024-03-15"), "b.txt": Metadata()}, [])


def test_a_german_date_is_read(tmp_path):
    write(tmp_path, "file,issued_on\na.txt,5.3.2024\nb.txt,15.03.2024\n")
    assert [row.issued_on for row in read_metadata(tmp_path).rows.values()] == ["2024-03-05", "2024-03-15"]


@pytest.mark.parametrize("value", ["gestern", "2024-13-01", "31.04.2024", "03/15/2024", "2024"])
def test_a_bad_date_costs_its_cell_only(tmp_path, value):
    write(tmp_path, f"file,issued_on,issuer\na.txt,{value},Stadt Ulm\nb.txt,2024-01-02,\n")
    table = read_metadata(tmp_path)
    assert table.rows == {"a.txt": Metadata(issuer="Stadt Ulm"), "b.txt": Metadata("2024-01-02")}
    assert table.notes == [f"metadata.csv gives a.txt the date {value!r}, which is no day (2024-03-15 or 15.03.2024); left out"]


def test_a_file_named_twice_keeps_its_first_row(tmp_path):
    table = read_metadata(write(tmp_path, "file,issuer\na.txt,Eins\na.txt,Zwei\n"))
    assert table == ({"a.txt": Metadata(issuer="Eins")}, ["metadata.csv names a.txt twice; the first row counts"])


def test_windows_paths_and_decomposed_umlauts_name_the_same_file(tmp_path):
    write(tmp_path, "file\n.\\2024\\Mu\u0308nchen.txt\n")
    assert list(read_metadata(tmp_path).rows) == ["2024/München.txt"]


def test_short_rows_and_empty_lines_are_fine(tmp_path):
    write(tmp_path, "file,issued_on,issuer\na.txt\n\n,,\nb.txt,2024-01-02\n")
    assert list(read_metadata(tmp_path).rows) == ["a.txt", "b.txt"]


def test_a_cell_with_a_newline_becomes_one_line(tmp_path):
    write(tmp_path, 'file,title\na.txt,"Eine\n lange Überschrift"\n')
    assert read_metadata(tmp_path).rows["a.txt"].title == "Eine lange Überschrift"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name,issued_on\na.txt,2024-01-01\n", "its first line has no column `file` but reads 'name,issued_on'"),
        ("", "its first line has no column `file` but reads ''"),
        ('file,title\na.txt,"nie geschlossen\nb.txt,x\n', "it is no table"),
        ("%PDF-1.4", "it is a PDF, not a text file"),
    ],
    ids=["no column file", "empty", "open quotation mark", "pdf"],
)
def test_a_file_that_is_no_such_table_is_one_sentence(tmp_path, text, reason):
    with pytest.raises(BadMetadata) as caught:
        read_metadata(write(tmp_path, text))
    assert reason in str(caught.value)
    assert caught.value.exit_code == ExitCode.WRONG_USAGE


def test_a_folder_of_that_name_is_one_sentence(tmp_path):
    (tmp_path / "metadata.csv").mkdir()
    with pytest.raises(BadMetadata, match="it cannot be read"):
        read_metadata(tmp_path)
