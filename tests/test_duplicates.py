"""The same release twice is in the tables once, whatever comes first, in whatever format and however often."""

import csv
import itertools
import random
import shutil

import pytest
from documents import as_docx, as_html, as_odt, mail
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st
from samples import GERMAN

from pipeline.duplicates.sketch import BINS, alike, keys, minima
from pipeline.runner import run

WORDS = [f"wort{number}" for number in range(400)]
OTHER = GERMAN.replace("Lindental", "Buchental").replace("Freibad", "Rathaus").replace("Becken", "Zimmer")


def duplicates(settings):
    with (settings.out / "releases.csv").open(encoding="utf-8", newline="") as handle:
        return {row["release_id"]: row["duplicate_of"] for row in csv.DictReader(handle) if row["duplicate_of"]}


def column(settings, name, column):
    with (settings.out / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return {row[column] for row in csv.DictReader(handle)}


@pytest.fixture
def empty(settings):
    for path in settings.releases.iterdir():
        path.unlink()
    return settings.releases


def test_sketches_tell_how_alike_texts_are():
    changed = [*WORDS]
    for at in (50, 150, 250, 350):  # 12 of 398 shingles
        changed[at] = "anders"
    same, near, far = alike(minima(WORDS), [minima(WORDS), minima(changed), minima([f"x{word}" for word in WORDS])])
    assert same == 1
    assert 0.85 < near < 1
    assert far < 0.05


def test_texts_that_are_alike_have_a_key_in_common_and_others_have_none():
    changed = [*WORDS[:200], "neu", *WORDS[200:]]
    assert set(keys("", minima(WORDS))) & set(keys("", minima(changed)))
    assert not set(keys("", minima(WORDS))) & set(keys("", minima([f"x{word}" for word in WORDS])))
    assert not set(keys("12", minima(WORDS))) & set(keys("13", minima(WORDS)))


@given(st.lists(st.text(alphabet="abcäöü", min_size=1, max_size=5), min_size=1, max_size=60))
def test_a_sketch_always_has_all_its_values(words):
    assert len(minima(words)) == 4 * BINS


def test_the_same_release_in_several_formats_is_in_the_tables_once(settings, empty):
    for name, raw in {
        "a.txt": GERMAN.encode(),
        "b.docx": as_docx(GERMAN),
        "c.html": as_html(GERMAN),
        "d.odt": as_odt(GERMAN),
        "e.txt": OTHER.encode(),
    }.items():
        (empty / name).write_bytes(raw)
    report = run(settings)
    assert duplicates(settings) == {"b": "a", "c": "a", "d": "a"}
    assert report.statuses == {"ok": 5}
    assert column(settings, "dates", "release_id") <= {"a", "e"}


def test_a_mail_and_its_attachment_are_one_release(settings, empty):
    (empty / "post.eml").write_bytes(mail(GERMAN, meldung__docx=as_docx(GERMAN)).as_bytes())
    run(settings)
    assert duplicates(settings) == {"post": "post!meldung.docx"}


def test_releases_of_a_series_are_no_duplicates(settings, empty):
    text = (
        "Die Stadt Lindental misst in der kommenden Woche an diesen Orten die Geschwindigkeit: am {} an der Hauptstraße, danach am Bahnhof und vor der Schule. "
        * 4
    )
    for number in (11, 12, 13):
        (empty / f"{number}.txt").write_text(f"Messungen\n\n{text.replace('{}', f'{number}. März')}", encoding="utf-8")
    run(settings)
    assert duplicates(settings) == {}


def test_short_notes_are_no_duplicates(settings, empty):
    for name in ("a", "b"):
        (empty / f"{name}.txt").write_text("Sehr geehrte Damen und Herren,\n\nanbei unsere Mitteilung.", encoding="utf-8")
    run(settings)
    assert duplicates(settings) == {}


def test_of_two_files_of_one_name_one_is_made_from_the_other_though_it_was_read_badly(settings, empty):
    scanned = GERMAN.replace("und", "nnd").replace("am", "arn")
    for first, second in (("bad.txt", "bad.docx"), ("anders.txt", "bad2.docx")):
        (empty / first).write_text(GERMAN if first == "bad.txt" else OTHER, encoding="utf-8")
        (empty / second).write_bytes(as_docx(scanned))
    run(settings)
    assert {key.partition("-")[0] for key in duplicates(settings)} <= {"bad", "bad2"}
    assert any(key.startswith("bad-") for key in duplicates(settings))


def texts():
    rest = GERMAN.split(" ", 30)[-1]
    return {
        f"{number}.txt": text
        for number, text in enumerate([GERMAN, GERMAN + "\n", GERMAN.replace("Gäste", "Besucher", 1), OTHER, rest * 2])
    }


def test_groups_depend_neither_on_the_order_nor_on_the_runs_in_which_releases_come(settings, empty):
    found = []
    for order in (list(texts()), list(texts())[::-1]):
        for path in empty.iterdir():
            path.unlink()
        shutil.rmtree(settings.out, ignore_errors=True)
        for name in order:
            (empty / name).write_text(texts()[name], encoding="utf-8")
            run(settings)
        found.append({path.name: path.read_bytes() for path in settings.out.glob("*.csv")})
    shutil.rmtree(settings.out)
    run(settings)
    found.append({path.name: path.read_bytes() for path in settings.out.glob("*.csv")})
    assert found[0] == found[1] == found[2]
    assert duplicates(settings)


def test_a_group_falls_apart_when_what_held_it_together_goes(settings, empty):
    for name in ("a", "b"):
        (empty / f"{name}.txt").write_text(GERMAN, encoding="utf-8")
    run(settings)
    assert duplicates(settings) == {"b": "a"}
    (empty / "a.txt").write_text(OTHER, encoding="utf-8")
    run(settings)
    assert duplicates(settings) == {}


@budget(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_stage_gives_the_same_groups_whatever_is_added_and_taken_away_on_the_way(choices, chance):
    import sqlite3

    from pipeline.duplicates import stage
    from pipeline.tables.rows import SketchRow

    def fresh():
        connection = sqlite3.connect(":memory:")
        for statement in (
            *stage.SCHEMA,
            "CREATE TABLE changed (release_id TEXT PRIMARY KEY)",
            "CREATE TABLE sketches (release_id TEXT, text TEXT, numbers TEXT, day TEXT, minima TEXT)",
            "CREATE TABLE releases (release_id TEXT, file TEXT, quality REAL, issued_on TEXT)",
        ):
            connection.execute(statement)
        return connection

    def put(connection, release_id, kind):
        for table in ("sketches", "releases"):
            connection.execute(f"DELETE FROM {table} WHERE release_id = ?", [release_id])
        if kind is not None:
            words = [*WORDS[: 395 - kind], *(f"neu{kind}" for _ in range(kind % 3))]
            row = SketchRow(release_id, f"{kind}", "", ("", "2024-05-03", "2024-05-04")[kind % 3], minima(words))
            connection.execute("INSERT INTO sketches VALUES (?, ?, ?, ?, ?)", row)
            connection.execute("INSERT INTO releases VALUES (?, ?, 1.0, '')", [release_id, f"{release_id}.txt"])
        connection.execute("INSERT OR IGNORE INTO changed VALUES (?)", [release_id])

    def found(connection):
        stage.update(connection)
        connection.execute("DELETE FROM changed")
        return sorted(connection.execute("SELECT * FROM duplicates")), sorted(
            connection.execute("SELECT text, kin FROM duplicate_texts")
        )

    grown, final = fresh(), {f"r{at}": kind for at, kind in enumerate(choices)}
    steps = [
        *((name, chance.randrange(7)) for name in final),
        *((f"gone{n}", n) for n in range(3)),
        *((f"gone{n}", None) for n in range(3)),
        *final.items(),
    ]
    for name, kind in itertools.chain(
        random.Random(chance.random()).sample(steps[: len(final)], len(final)), steps[len(final) :]
    ):
        put(grown, name, kind)
        if chance.random() < 0.5:
            found(grown)
    at_once = fresh()
    for name, kind in final.items():
        put(at_once, name, kind)
    assert found(grown) == found(at_once)
