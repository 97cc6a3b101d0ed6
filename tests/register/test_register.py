"""The register is the same for any order and any number of runs, and known actors have the last word."""

import datetime as dt
import shutil
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import quick_store, read, register, release, save

from pipeline.register.evidence import evidence_lines
from pipeline.register.known_actors import KnownActor
from pipeline.register.store_tables import take_known
from pipeline.store import Store

NAMES = [
    "Anna Weber",
    "A. Weber",
    "Anna Webers",
    "Anna Weber-Kern",
    "Anna Maria Weber",
    "Ännа Weber",
    "Anna Weler",
    "Weber",
    "Fahrer des Busses",
]
OFFICES = [
    ("Bürgermeisterin", "Stadt Linden"),
    ("Chefärztin", "Klinikum Hof"),
    ("Leiterin", ""),
    ("Vorsitzende", "Heimatverein Linden"),
    (),
]
BODIES = [
    "org:Kreistag",
    "org:Industrie- und Handelskammer zu Linden|IHK",
    "org:IHK",
    "org:IHK Linden",
    "org:Lindwurm GmbH",
    "org:Lindwurm",
]
TOWNS = [("Stadt Linden", "Linden"), ("Stadt Hof", "Hof"), ("", "")]


@st.composite
def corpora(draw):
    """Releases with names, offices and bodies that can be one or not."""
    releases = []
    for number in range(draw(st.integers(2, 7))):
        name, office = draw(st.sampled_from(NAMES)), draw(st.sampled_from(OFFICES))
        issuer, place = draw(st.sampled_from(TOWNS))
        day = (dt.date(2020, 1, 1) + dt.timedelta(days=draw(st.integers(0, 1500)))).isoformat()
        bodies = draw(st.lists(st.sampled_from(BODIES), max_size=2, unique=True))
        releases.append(release(f"r{number}", (name, *office), *bodies, issuer=issuer, place=place, day=day))
    return releases


def state(folder, *batches, gone=()):
    """What the register says after these batches, each taken in by a run of its own, and then without `gone`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for batch in batches:
        with quick_store(folder) as store:
            save(store, *batch)
            store.look_across()
    with quick_store(folder) as store:
        store.forget([tables.releases[0].release_id for tables in gone])
        store.look_across()
        left = [tables for batch in batches for tables in batch if tables not in gone]
        return read(store, left)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora(), st.randoms(use_true_random=False))
def test_any_order_of_releases_and_any_number_of_runs_give_the_same(tmp_path, releases, random):
    fresh = state(tmp_path / "out", releases)
    mixed = random.sample(releases, len(releases))
    assert state(tmp_path / "out", mixed) == fresh
    cut = random.randint(0, len(mixed))
    assert state(tmp_path / "out", mixed[:cut], mixed[cut:]) == fresh
    assert state(tmp_path / "out", releases, releases) == fresh


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora(), st.randoms(use_true_random=False))
def test_what_is_taken_away_leaves_no_trace(tmp_path, releases, random):
    gone = random.sample(releases, random.randint(1, len(releases)))
    kept = [tables for tables in releases if tables not in gone]
    assert state(tmp_path / "out", releases, gone=gone) == state(tmp_path / "out", kept)


def test_the_first_of_two_people_keeps_the_plain_id_and_the_second_is_told_by_the_place(tmp_path):
    mayors = [
        release("b", ("Anna Seidler", "Bürgermeisterin", "Stadt Linden"), day="2024-03-01"),
        release("a", ("Anna Seidler", "Bürgermeisterin", "Stadt Hof"), issuer="Stadt Hof", place="Hof", day="2024-03-02"),
    ]
    ids, actors = register(tmp_path, *mayors)
    assert ids == {("b", "Anna Seidler"): "per:anna-seidler", ("a", "Anna Seidler"): "per:anna-seidler--hof"}
    assert set(actors) == set(ids.values())


def test_a_later_release_changes_no_id(tmp_path):
    first = release("a", ("Anna Seidler", "Bürgermeisterin", "Stadt Linden"), "org:Kreistag")
    second = release(
        "b", ("Anna Seidler", "Chefärztin", "Klinikum Hof"), "org:Kreistag", issuer="Stadt Hof", place="Hof", day="2024-05-01"
    )
    before, _ = register(tmp_path / "one", first)
    after, _ = register(tmp_path / "two", first, second)
    assert {key: after[key] for key in before} == before


def test_an_actor_has_its_names_offices_and_days(tmp_path):
    _, actors = register(
        tmp_path,
        release("a", ("Jürgen Groß", "Bürgermeister", "Stadt Linden"), day="2021-03-01"),
        release("b", ("Juergen Gross", "Bürgermeister", "Stadt Linden"), day="2023-05-06"),
        release("c", ("J. Groß", "Vorsitzender", "Heimatverein Linden"), day="2023-06-01"),
    )
    (row,) = actors.values()
    assert row == (
        "per:juergen-gross",
        "Jürgen Groß",
        "person",
        "J. Groß; Juergen Gross",
        "Bürgermeister, Stadt Linden [2021-03-01/2023-05-06]; Vorsitzender, Heimatverein Linden [2023-06-01/2023-06-01]",
        "2021-03-01",
        "2023-06-01",
        3,
    )


def test_a_semicolon_in_a_name_does_not_part_it(tmp_path):
    _, actors = register(tmp_path, release("a", "org:Bund Linden; Nord|BLN"), release("b", "org:Bund Linden, Nord"))
    (row,) = actors.values()
    assert row.aliases.split("; ") == ["BLN", "Bund Linden, Nord"]


def test_a_short_form_explained_once_holds_for_other_towns(tmp_path):
    ids, _ = register(
        tmp_path,
        release("a", "org:Industrie- und Handelskammer zu Linden|IHK"),
        release("b", "org:Industrie- und Handelskammer Hof", issuer="Stadt Hof", place="Hof"),
        release("c", "org:IHK Hof", issuer="Stadt Celle", place="Celle"),
    )
    assert (
        ids["b", "Industrie- und Handelskammer Hof"]
        == ids["c", "IHK Hof"]
        != ids["a", "Industrie- und Handelskammer zu Linden"]
    )


def test_an_initial_that_fits_two_people_is_none_of_them(tmp_path):
    ids, _ = register(tmp_path, release("a", "Annegret Overbeck"), release("b", "Arne Overbeck"), release("c", "A. Overbeck"))
    assert len(set(ids.values())) == 3


MAYOR = release("a", ("Anna Seidler", "Bürgermeisterin", "Stadt Linden"))
DOCTOR = release("b", ("Anna Seidler", "Chefärztin", "Klinikum Hof"), issuer="Klinikum Hof", place="Hof")
MARRIED = release("c", ("Anna Kern", "Bürgermeisterin", "Stadt Linden"), day="2025-03-01")


def test_a_known_actor_has_the_id_of_its_authority_and_all_its_names(tmp_path):
    known = [KnownActor("gnd:118540238", "", "Anna Seidler", ("Anna Kern",))]
    ids, actors = register(tmp_path, MAYOR, DOCTOR, MARRIED, known=known)
    assert set(ids.values()) == {"gnd:118540238"}
    assert actors["gnd:118540238"].name == "Anna Seidler"


def test_a_known_actor_with_a_place_is_only_who_is_tied_to_it(tmp_path):
    known = [KnownActor("gnd:1", "", "Anna Seidler", (), "", "Hof")]
    ids, _ = register(tmp_path, MAYOR, DOCTOR, known=known)
    assert ids == {("a", "Anna Seidler"): "per:anna-seidler", ("b", "Anna Seidler"): "gnd:1"}


def test_an_id_that_is_given_away_is_nobody_elses(tmp_path):
    known = [KnownActor("per:anna-seidler", "", "Anna Seidler", (), "", "Hof")]
    ids, _ = register(tmp_path, MAYOR, DOCTOR, known=known)
    assert ids == {("a", "Anna Seidler"): "per:anna-seidler--linden", ("b", "Anna Seidler"): "per:anna-seidler"}


@pytest.mark.parametrize("known", [[], [KnownActor("gnd:1", "person", "Anna Kern")]])
def test_other_known_actors_give_what_a_fresh_run_gives(tmp_path, known):
    register(tmp_path / "out", MAYOR, DOCTOR, MARRIED, known=[KnownActor("gnd:2", "", "Anna Seidler", ("Anna Kern",))])
    with Store(tmp_path / "out") as store:
        store.tell(lambda connection: take_known(connection, known))
        store.look_across()
        later = read(store, [MAYOR, DOCTOR, MARRIED])
    assert later == register(tmp_path / "fresh", MAYOR, DOCTOR, MARRIED, known=known)


def test_the_same_known_actors_are_nothing_new(tmp_path):
    known = [KnownActor("gnd:1", "person", "Anna Kern", ("Anna Seidler",))]
    register(tmp_path, MAYOR, MARRIED, known=known)
    news = []
    with Store(tmp_path) as store:
        for rows in (known, [], known):
            store.tell(lambda connection, rows=rows: news.append(take_known(connection, rows)) or news[-1])
    assert news == [False, True, True]


def test_the_evidence_names_rule_ties_and_releases(tmp_path):
    other = release("d", ("Ana Seidler", "Bürgermeisterin"), day="2024-04-01")
    register(tmp_path, MAYOR, DOCTOR, other)
    connection = sqlite3.connect(tmp_path / "meldewerk.sqlite")
    lines = list(evidence_lines(connection, "per:anna-seidler", "out"))
    connection.close()
    text = "\n".join(lines)
    assert "Anna Seidler = Ana Seidler" in text or "Ana Seidler = Anna Seidler" in text
    assert "both Bürgermeisterin" in text
    assert "both named by Stadt Linden" in text
    assert "per:anna-seidler--hof: their" in text


def lives(side):
    """Somebody in Linden and somebody in Hof, four releases each over the same years."""
    for number, year in enumerate((2020, 2021, 2022, 2023)):
        yield release(f"a{number}", ("Wiebke Sandvoß", "Pflegedirektorin", "Klinikum Linden"), day=f"{year}-03-01")
        yield release(f"b{number}", ("Wiebke Sandvoß", *side), issuer="Stadt Hof", place="Hof", day=f"{year}-06-01")


def test_two_lives_that_never_meet_are_two_people(tmp_path):
    ids, _ = register(tmp_path, *lives(("Vorsitzende", "Heimatverein Sonnblick")))
    assert set(ids.values()) == {"per:wiebke-sandvoss", "per:wiebke-sandvoss--sonnblick"}


def test_who_is_known_everywhere_has_one_life(tmp_path):
    ids, _ = register(tmp_path, *lives(("Pflegedirektorin",)))
    assert set(ids.values()) == {"per:wiebke-sandvoss"}
