"""actors.csv of an input folder: what is read, what is left out with a sentence, and what ends a run."""

import pytest

from pipeline.errors import BadActors, ExitCode
from pipeline.register.known_actors import KnownActor, authority_id, read_known_actors


def written(folder, text):
    (folder / "actors.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_known_actors(folder)


def test_no_file_is_no_actor(tmp_path):
    assert read_known_actors(tmp_path) == ([], [])


def test_a_row_has_names_an_id_and_what_tells_it_apart(tmp_path):
    found = written(
        tmp_path, "name;aliases;id;kind;organisation;place\nAnna Weber;Anna Kern; ;person;;Linden\nStadt Linden;;Q42;;;\n"
    )
    assert found.rows == [
        KnownActor("per:anna-weber", "person", "Anna Weber", ("Anna Kern",), "", "Linden"),
        KnownActor("wikidata:Q42", "", "Stadt Linden"),
    ]
    assert found.notes == []


def test_several_aliases_are_parted_by_semicolons(tmp_path):
    assert written(tmp_path, "name,aliases\nAnna Weber,Anna Kern; A. Kern;\n").rows[0].aliases == ("Anna Kern", "A. Kern")


@pytest.mark.parametrize(
    ("cell", "id"),
    [
        ("gnd:118540238", "gnd:118540238"),
        ("https://d-nb.info/gnd/11854023X", "gnd:11854023X"),
        ("GND 118540238", "gnd:118540238"),
        ("Q42", "wikidata:Q42"),
        ("wikidata:Q42", "wikidata:Q42"),
        ("http://www.wikidata.org/entity/Q42", "wikidata:Q42"),
        ("viaf:113230702", "viaf:113230702"),
        ("per:anna-weber-2", "per:anna-weber-2"),
        ("118540238", ""),
        ("https://example.org/x", ""),
        ("gnd: 1 2", ""),
        ("", ""),
    ],
)
def test_ids_of_authorities(cell, id):
    assert authority_id(cell) == id


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (",,gnd:1,", "has a row without a name ('gnd:1')"),
        ("Anna Kern,,118540238,", "the id '118540238', which does not say of which authority"),
        ("Anna Kern,,gnd:2,robot", "the kind 'robot', which is not person, organisation or group"),
        ("Jan Roth,,gnd:0,", "names the id gnd:0 twice"),
        ("Bert Roth,Anna Weber,gnd:3,", "two rows that 'Bert Roth' can mean"),
    ],
)
def test_a_bad_row_is_told(tmp_path, row, note):
    found = written(tmp_path, f"name,aliases,id,kind\nAnna Weber,,gnd:0,\n{row}\n")
    assert len(found.notes) == 1
    assert note in found.notes[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "its first line has no column `name` but reads ''"),
        (b"actor,id\nA,gnd:1\n", "no column `name` but reads 'actor,id'"),
        (b'name,id\n"Anna,gnd:1\n', "it is no table"),
        (bytes(range(256)) * 20, "mend the file or take it away"),
    ],
)
def test_a_bad_file_ends_the_run_with_a_sentence(tmp_path, content, reason):
    with pytest.raises(BadActors, match=r"actors\.csv cannot be used") as caught:
        written(tmp_path, content)
    assert reason in str(caught.value)
    assert caught.value.exit_code == ExitCode.WRONG_USAGE


def test_a_folder_of_that_name_is_no_file(tmp_path):
    (tmp_path / "actors.csv").mkdir()
    with pytest.raises(BadActors, match="it cannot be read"):
        read_known_actors(tmp_path)
