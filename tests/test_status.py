"""`meldewerk status`: what is there, what is stale and why; it changes nothing."""

import dataclasses

import pytest
from samples import GERMAN

from pipeline.database import NAME
from pipeline.errors import NoTables, OutputNotWritable
from pipeline.runner import run
from pipeline.status import status_lines
from pipeline.store import Store


def lines(settings):
    before = {path.name: path.stat().st_mtime_ns for path in settings.out.iterdir()}
    told = list(status_lines(settings.out))
    assert {path.name: path.stat().st_mtime_ns for path in settings.out.iterdir()} == before
    return told


def starting(told, start):
    return [line for line in told if line.startswith(start)]


def test_nothing_is_to_be_done_after_a_run(settings):
    run(settings)
    told = lines(settings)
    assert told[0] == f"2 releases from 2 files in {settings.out}: 2 ok"
    assert told[1].startswith("rows: ")
    assert told[2].startswith("last run that changed the tables: 20")
    assert told[2].endswith("s, 2 new")
    assert told[3:] == [f"next run over {settings.releases}: 2 unchanged"]


def test_every_reason_is_named(settings):
    run(settings)
    (settings.releases / "a.txt").write_text(GERMAN.replace("Lindental", "Eichental"), encoding="utf-8")
    (settings.releases / "c.txt").write_text(GERMAN, encoding="utf-8")
    (settings.releases / "metadata.csv").write_text("file,issuer\nb.txt,Stadt Ulm\n")
    told = lines(settings)
    assert starting(told, "next run") == [f"next run over {settings.releases}: 1 new, 2 changed"]
    assert starting(told, "to be worked on") == [
        "to be worked on: 1 file because of new",
        "to be worked on: 1 file because of content",
        "to be worked on: 1 file because of metadata",
    ]


def test_another_analysis_is_told_by_its_parts(settings, monkeypatch):
    run(settings)
    monkeypatch.setattr("pipeline.fingerprint.code_digest", lambda: "other")
    monkeypatch.setattr("pipeline.fingerprint.model_digest", lambda model: "other")
    assert starting(lines(settings), "to be worked on") == [
        "to be worked on: 2 files because of code",
        "to be worked on: 2 files because of model",
    ]


def test_actors_that_the_owner_knows_are_told_as_an_input(settings):
    run(settings)
    path = settings.releases / "actors.csv"
    path.write_text("name,id\nAnna Kern,gnd:118540238\n")
    after = "since the last run: the next one links the actors anew, without reading a release"
    assert starting(lines(settings), "actors.csv") == [f"actors.csv is new {after}"]
    run(settings)
    assert starting(lines(settings), "actors.csv") == []
    path.write_text("name,id\nAnna Kern,gnd:11854023X\n")
    assert starting(lines(settings), "actors.csv") == [f"actors.csv has changed {after}"]
    path.unlink()
    assert starting(lines(settings), "actors.csv") == [f"actors.csv is gone, or empty {after}"]
    assert starting(lines(settings), "next run") == [f"next run over {settings.releases}: 2 unchanged"]


def test_other_settings_are_told(settings, monkeypatch):
    run(settings)
    with Store(settings.out) as store:
        store.connection.execute("UPDATE runs SET report = json_set(report, '$.settings.repair', json('false'))")
    assert starting(lines(settings), "to be worked on") == ["to be worked on: 2 files because of settings"]


def test_tables_that_somebody_changed_are_told(settings):
    run(settings)
    (settings.out / "events.csv").unlink()
    (settings.out / "dates.csv").write_text("date_id\n")
    again = "changed or missing since the last run; the next one writes all of them again"
    assert starting(lines(settings), "tables") == [f"tables: events.csv, dates.csv {again}"]


def test_what_is_passed_over_is_noted(settings):
    run(settings)
    (settings.releases / "metadata.csv").write_text("file,issuer\nfehlt.txt,Stadt Ulm\n")
    assert lines(settings)[-1] == "note: metadata.csv names fehlt.txt, which is not there"


def test_failures_stand_with_their_reasons(settings):
    (settings.releases / "z.txt").write_bytes(bytes(range(256)) * 20)
    run(settings)
    assert lines(settings)[-1] == "failed: z.txt: it is not a text file (too many control characters)"


def test_a_file_beyond_the_limits_is_tried_again_with_other_limits(settings):
    run(settings)
    with Store(settings.out) as store:
        done = store.done()["a"]._replace(limits="1 s, 1 MB")
        store.connection.execute("UPDATE done SET limits = ? WHERE source_id = 'a'", [done.limits])
    assert starting(lines(settings), "to be worked on") == ["to be worked on: 1 file because of limits of time or memory"]
    assert run(settings).changed == 1
    assert run(settings).changed == 0


def test_an_input_that_is_not_there_is_told_and_the_rest_too(settings):
    run(settings)
    settings.releases.rename(settings.releases.with_name("weg"))
    told = lines(settings)
    assert told[0].startswith("2 releases from 2 files")
    assert told[-1].startswith("next run: The input ")
    assert list(status_lines(settings.out, settings.releases.with_name("weg")))[-1].endswith(": 2 unchanged")


def test_a_first_run_that_was_interrupted_is_told(settings):
    with pytest.raises(KeyboardInterrupt):
        run(dataclasses.replace(settings, batch=1), stop)
    assert lines(settings) == [
        f"1 release from 1 file in {settings.out}: 1 ok",
        "last run: none was finished; what it stored is kept, and the next run goes on from there",
    ]


def stop(step):
    if step.phase == "work":
        raise KeyboardInterrupt


def test_a_folder_without_a_store_is_one_sentence(tmp_path):
    with pytest.raises(NoTables, match=NAME):
        list(status_lines(tmp_path))


@pytest.mark.parametrize("content", [b"", b"kein Speicher" * 1000])
def test_a_file_that_is_no_store_is_one_sentence_and_stays(tmp_path, content):
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(NoTables, match=NAME):
        list(status_lines(tmp_path))
    assert (tmp_path / NAME).read_bytes() == content


def test_while_a_run_writes_it_says_so(settings):
    run(settings)
    with Store(settings.out), pytest.raises(OutputNotWritable, match="a run is writing there; ask again when it is done"):
        list(status_lines(settings.out))
