"""The register in a whole run: final ids in every table, known actors without reading a release again, evidence on the screen."""

import pytest
from samples import AS_OF
from typer.testing import CliRunner

from pipeline import cli
from pipeline.errors import ExitCode
from pipeline.runner import run
from pipeline.settings import Settings
from pipeline.tables.load import load_tables

MAYOR = """Stadt Lindental
Pressemitteilung vom 6. Mai 2024

Neues Freibad eröffnet

Lindental. „Das Bad gehört allen“, sagte Bürgermeisterin Jördis Groß am Montag. Groß eröffnete das Freibad am 6. Mai 2024.
"""
LATER = MAYOR.replace("Jördis Groß", "Joerdis Gross").replace("Groß", "Gross").replace("6. Mai", "7. Juni")


@pytest.fixture(scope="module")
def folders(tmp_path_factory, own_model):
    base = tmp_path_factory.mktemp("register")
    (base / "in").mkdir()
    (base / "in" / "a.txt").write_text(MAYOR, encoding="utf-8")
    (base / "in" / "b.txt").write_text(LATER, encoding="utf-8")
    settings = Settings(releases=base / "in", out=base / "out", model=own_model, as_of=AS_OF, workers=0)
    run(settings)
    return settings


def speakers(settings):
    return set(load_tables(settings.out)["statements"].speaker_id)


def test_one_person_has_one_id_in_all_tables(folders):
    tables = load_tables(folders.out)
    assert speakers(folders) == {"per:joerdis-gross"}
    assert set(tables["roles"].participant_id) == {"per:joerdis-gross"}
    person = tables["actors"].set_index("participant_id").loc["per:joerdis-gross"]
    assert (person.n_releases, person.last_seen) == (2, "2024-06-07")


def test_the_ids_of_all_tables_are_in_the_register(folders):
    tables = load_tables(folders.out)
    known = set(tables["actors"].participant_id)
    for name, column in (("participants", "participant_id"), ("roles", "participant_id"), ("statements", "speaker_id")):
        assert set(tables[name][column].dropna()) <= known


def test_known_actors_change_the_tables_without_reading_a_release_again(folders):
    path = folders.releases / "actors.csv"
    path.write_text("name,id\nJördis Groß,gnd:118540238\n,gnd:1\n", encoding="utf-8")
    report = run(folders)
    assert (report.changed, report.unchanged) == (0, 2)
    assert any("row without a name" in note for note in report.notes)
    assert speakers(folders) == {"gnd:118540238"}
    path.unlink()
    assert run(folders).changed == 0
    assert speakers(folders) == {"per:joerdis-gross"}


def test_a_broken_actors_file_ends_the_run_before_anything_is_done(folders):
    path = folders.releases / "actors.csv"
    path.write_text("person\nJördis Groß\n", encoding="utf-8")
    done = CliRunner().invoke(cli.app, ["run", str(folders.releases), "--out", str(folders.out), "--workers", "0"])
    path.unlink()
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert "has no column `name`" in done.stderr


def show(*words):
    return CliRunner().invoke(cli.app, ["show", *map(str, words)])


def test_show_lists_the_evidence_of_an_actor(folders):
    done = show("--actor", "per:joerdis-gross", "--out", folders.out)
    assert done.exit_code == ExitCode.OK
    assert "one name in 2 releases, and nothing contradicts" in done.stdout
    assert show(folders.out, "--actor", "per:joerdis-gross").stdout == done.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--actor", "per:joerdis"), "ids like it are per:joerdis-gross."),
        (("--actor", "per:niemand"), "actors.csv there has all ids."),
    ],
)
def test_an_unknown_actor_is_told(folders, words, sentence):
    done = show(*words, "--out", folders.out)
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert sentence in done.stderr


@pytest.mark.parametrize("words", [(), ("--actor", "per:x")])
def test_show_says_what_it_needs(words):
    done = show(*words)
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert "There is nothing to show: name a release" in done.stderr


def test_show_of_a_folder_without_tables_says_so(tmp_path):
    done = show("--actor", "per:x", "--out", tmp_path)
    assert done.exit_code == ExitCode.WRONG_USAGE
    assert "There are no tables of a run" in done.stderr
