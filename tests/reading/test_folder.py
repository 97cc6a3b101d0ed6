"""Which files are releases, and their ids: readable, unique, and the same whatever lies beside them."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import NoInput, NoReleases
from pipeline.reading.folder import list_releases, safe_name


def fill(folder, *files):
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text", encoding="utf-8")
    return folder


def ids(folder):
    return {source.file: source.id for source in list_releases(folder).files}


def test_the_walk_goes_into_folders_in_order(tmp_path):
    fill(tmp_path, "b.txt", "a/2.txt", "a/1.TXT", "c.txt")
    assert ids(tmp_path) == {"a/1.TXT": "a/1", "a/2.txt": "a/2", "b.txt": "b", "c.txt": "c"}
    assert [source.id for source in list_releases(tmp_path).files] == ["a/1", "a/2", "b", "c"]


def test_hidden_files_metadata_and_pictures_are_no_releases(tmp_path):
    fill(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "~$d.docx", "metadata.csv", "foto.gif", "README.md", "Thumbs.db")
    assert ids(tmp_path) == {"a.txt": "a"}


def test_every_format_is_listed_and_what_is_not_read_too_so_that_none_is_lost(tmp_path):
    fill(tmp_path, "a.txt", "b.pdf", "c.DOCX", "d.html", "e.eml", "f.zip", "g.doc")
    assert list(ids(tmp_path)) == ["a.txt", "b.pdf", "c.DOCX", "d.html", "e.eml", "f.zip", "g.doc"]


def test_a_spreadsheet_and_slides_are_no_releases_but_named(tmp_path):
    fill(tmp_path, "a.txt", "verteiler.xlsx", "vortrag.pptx", "metadata.csv")
    listing = list_releases(tmp_path)
    assert [source.id for source in listing.files] == ["a"]
    assert listing.notes == [
        "verteiler.xlsx is a table or a presentation, not a release; passed over",
        "vortrag.pptx is a table or a presentation, not a release; passed over",
    ]


def test_the_original_beside_a_text_of_the_same_name_is_a_release_too_and_the_text_keeps_the_plain_id(tmp_path):
    fill(tmp_path, "a.txt", "a.pdf", "sub/a.pdf")
    found = ids(tmp_path)
    assert (found["a.txt"], found["sub/a.pdf"]) == ("a", "sub/a")
    assert re.fullmatch(r"a-[0-9a-f]{6}", found["a.pdf"])


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Presse März 2024", "Presse-Maerz-2024"),
        ("2024/03/Straße & Größe", "2024/03/Strasse-Groesse"),
        ("ÄRZTE", "AeRZTE"),
        ("crème brûlée", "creme-brulee"),
        ("v1.2_final", "v1.2_final"),
        ("пресса", "release"),
        ("a\nb;c", "a-b-c"),
        ("Mu\u0308nchen", "Muenchen"),
    ],
)
def test_ids_are_readable_ascii(file, name):
    assert safe_name(file) == name


def test_files_whose_safe_names_are_equal_get_a_mark_of_their_own_path(tmp_path):
    fill(tmp_path, "ae.txt", "ä.txt", "AE.txt")
    found = ids(tmp_path)
    assert found["ae.txt"] == "ae"
    assert found["AE.txt"] == "AE"
    assert re.fullmatch(r"ae-[0-9a-f]{6}", found["ä.txt"])


def test_extensions_in_two_cases_are_two_releases(tmp_path):
    fill(tmp_path, "a.txt", "a.TXT")
    assert sorted(ids(tmp_path).values())[0] == "a"
    assert len(set(ids(tmp_path).values())) == 2


def test_a_mark_does_not_depend_on_how_many_others_there_are(tmp_path):
    fill(tmp_path, "a b.txt", "a-b.txt")
    two = ids(tmp_path)
    fill(tmp_path, "a_b.txt", "a&b.txt")
    four = ids(tmp_path)
    assert two.items() <= four.items()
    assert len(set(four.values())) == 4


def test_a_link_that_leads_out_is_not_followed(tmp_path):
    secret = fill(tmp_path / "elsewhere", "secret.txt", "more/deep.txt")
    inside = fill(tmp_path / "in", "a.txt")
    (inside / "b.txt").symlink_to(secret / "secret.txt")
    (inside / "folder").symlink_to(secret / "more")
    listing = list_releases(inside)
    assert [source.id for source in listing.files] == ["a"]
    assert listing.notes == ["b.txt is a link that leads out of the folder; passed over"]


def test_a_link_within_the_folder_is_a_release(tmp_path):
    fill(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert set(ids(tmp_path)) == {"a.txt", "b.txt"}


def test_a_broken_link_and_a_pipe_are_passed_over_with_a_note(tmp_path):
    fill(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "c.txt")
    assert list_releases(tmp_path).notes == ["b.txt is no regular file; passed over", "c.txt is no regular file; passed over"]


def test_a_name_that_is_no_utf_8_can_stand_in_a_table(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/Gr\xfc\xdfe.txt")).write_text("Text")
    (file,) = ids(tmp_path)
    assert file == "Gr��e.txt"


def test_a_missing_folder_is_one_sentence(tmp_path):
    with pytest.raises(NoInput, match="it does not exist"):
        list_releases(tmp_path / "nirgends")


def test_a_file_instead_of_a_folder_is_one_sentence(tmp_path):
    fill(tmp_path, "a.txt")
    with pytest.raises(NoInput, match="it is a file, not a folder"):
        list_releases(tmp_path / "a.txt")


def test_a_folder_without_releases_is_one_sentence(tmp_path):
    fill(tmp_path, "metadata.csv", "foto.gif")
    with pytest.raises(NoReleases) as caught:
        list_releases(tmp_path)
    assert str(caught.value) == f"There is no release in {tmp_path}: put .txt files there or name another folder."


@given(st.text(min_size=1, max_size=30))
def test_every_name_becomes_a_safe_one(name):
    assert re.fullmatch(r"[A-Za-z0-9._/-]+", safe_name(name))
