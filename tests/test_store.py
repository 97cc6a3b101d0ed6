"""The store: whole releases or none, one run at a time, and never a lost file that was not ours."""

import sqlite3
import subprocess
import sys
import textwrap
from typing import ClassVar, NamedTuple

import pytest

from pipeline.database import APPLICATION_ID, NAME, open_to_read
from pipeline.errors import ExitCode, OutputNotWritable
from pipeline.stages import STAGES
from pipeline.store import Done, Store, schema
from pipeline.tables.rows import TABLES, DateRow, ReleaseRow, ReleaseTables, column_types
from pipeline.tables.write import stamp


def tables(release_id, *texts, status="ok"):
    dates = (
        DateRow(f"{release_id}#d{n}", release_id, t, "DATE", "", "", "", "", "0-1", 0, 1, 0.5) for n, t in enumerate(texts, 1)
    )
    return ReleaseTables((ReleaseRow(release_id, f"{release_id}.txt", "", status=status, error="warum"),), dates=tuple(dates))


def done(source_id, content="f"):
    return Done(source_id, f"{source_id}.txt", content, "", "2024-06-01", "analysis")


def entry(release_id, *texts, content="f", status="ok"):
    return done(release_id, content), tables(release_id, *texts, status=status)


def parts(source_id, **texts):
    """A file with several releases, each with dates of these texts."""
    releases = [tables(f"{source_id}-{part}", *words) for part, words in texts.items()]
    return done(source_id), ReleaseTables(*(sum(rows, ()) for rows in zip(*releases, strict=True)))


def texts(store):
    return [row.text for row in store.rows("dates")]


def test_rows_come_back_as_they_were_by_release_and_in_text_order(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("b", *"zyx"), entry("a", "m")])
        assert texts(store) == ["m", "z", "y", "x"]
        assert list(store.rows("releases")) == [tables("a").releases[0], tables("b").releases[0]]
        assert store.counts() == {
            "releases": 2,
            "events": 0,
            "participants": 0,
            "roles": 0,
            "statements": 0,
            "dates": 4,
            "repairs": 0,
        }


def test_rows_outlive_the_run(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "m")])
    with Store(tmp_path) as store:
        assert texts(store) == ["m"]
        assert store.done() == {"a": done("a")}
        assert store.notes == []


def test_a_release_saved_again_replaces_its_rows(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "alt", "älter"), entry("b", "bleibt")])
        store.save([entry("a", "neu", content="g")])
        assert texts(store) == ["neu", "bleibt"]
        assert store.done()["a"].content == "g"


def test_a_batch_is_saved_whole_or_not_at_all(tmp_path):
    def breaks():
        yield entry("b", "halb")
        raise RuntimeError

    with Store(tmp_path) as store:
        store.save([entry("a", "ganz")])
        with pytest.raises(RuntimeError):
            store.save(breaks())
        assert texts(store) == ["ganz"]
        assert set(store.done()) == {"a"}


def test_a_killed_run_leaves_what_was_saved_and_no_lock(tmp_path):
    killed = textwrap.dedent(f"""
        import os, sys
        sys.path.insert(0, {str(__import__("pathlib").Path(__file__).parent)!r})
        from pathlib import Path
        from test_store import entry
        from pipeline.store import Store
        store = Store(Path({str(tmp_path)!r}))
        store.save([entry("a", "ganz")])
        def breaks():
            yield entry("b", "halb")
            os.kill(os.getpid(), 9)
        store.save(breaks())
    """)
    assert subprocess.run([sys.executable, "-c", killed], check=False).returncode == -9
    with Store(tmp_path) as store:
        assert texts(store) == ["ganz"]
        assert store.notes == []


def test_forgotten_releases_leave_every_table(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "m"), entry("b", "n")])
        store.forget(["a", "unbekannt"])
        assert texts(store) == ["n"]
        assert set(store.done()) == {"b"}


def test_a_file_may_have_several_releases_or_none(tmp_path):
    with Store(tmp_path) as store:
        store.save([parts("archiv", eins="xy", zwei="z"), entry("a", "m"), (done("leer"), ReleaseTables(()))])
        assert texts(store) == ["m", "x", "y", "z"]
        assert list(store.done()) == ["a", "archiv", "leer"]
        store.save([parts("archiv", zwei="z", drei="w")])
        assert texts(store) == ["m", "w", "z"]
        store.forget(["archiv"])
        assert texts(store) == ["m"]


class Witness:
    """A stage that counts releases in a table of its own, adds a table and leaves out the release `b`."""

    SCHEMA = ("CREATE TABLE IF NOT EXISTS seen (release_id TEXT, there INTEGER)",)
    EXPORTED: ClassVar = {"seen": NamedTuple("SeenRow", [("release_id", str), ("there", int)])}

    def update(self, connection):
        connection.execute(
            "INSERT INTO seen SELECT release_id, members.source_id IS NOT NULL FROM changed LEFT JOIN members USING (release_id)"
        )

    def rows(self, connection, name, rows):
        if name == "seen":
            yield from connection.execute("SELECT * FROM seen ORDER BY release_id")
        else:
            yield from (row for row in rows if row.release_id != "b")


def test_a_stage_is_told_which_releases_changed_and_which_are_gone(tmp_path):
    with Store(tmp_path, [Witness()]) as store:
        store.save([entry("a", "m"), entry("b", "n"), parts("c", eins="x", zwei="y")])
        store.look_across()
        assert list(store.exported_rows("seen")) == [("a", 1), ("b", 1), ("c-eins", 1), ("c-zwei", 1)]
        store._connection.execute("DELETE FROM seen")
        store.save([entry("a", "neu"), parts("c", eins="x")])
        store.forget(["b"])
    with Store(tmp_path, [Witness()]) as store:
        store.look_across()
        assert list(store.exported_rows("seen")) == [("a", 1), ("b", 0), ("c-eins", 1), ("c-zwei", 0)]
        store._connection.execute("DELETE FROM seen")
        store.look_across()
        assert list(store.exported_rows("seen")) == []


def test_a_stage_adds_tables_and_leaves_out_rows_of_the_output_alone(tmp_path):
    with Store(tmp_path, [Witness()]) as store:
        store.save([entry("a", "m"), entry("b", "n")])
        assert list(store.exported_tables) == [*TABLES, "seen"]
        assert [row.text for row in store.exported_rows("dates")] == ["m"]
        assert texts(store) == ["m", "n"]


def test_a_stage_that_fails_is_told_again(tmp_path):
    class Broken(Witness):
        def update(self, connection):
            super().update(connection)
            raise RuntimeError

    with Store(tmp_path, [Broken()]) as store:
        store.save([entry("a", "m")])
        with pytest.raises(RuntimeError):
            store.look_across()
    with Store(tmp_path, [Witness()]) as store:
        store.look_across()
        assert list(store.exported_rows("seen")) == [("a", 1)]


def test_opening_a_store_changes_nothing_in_it(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "m")])
        store.look_across()
    before = stamp(tmp_path / NAME)
    with Store(tmp_path) as store:
        store.look_across()
    assert stamp(tmp_path / NAME) == before


def test_a_store_of_the_first_version_keeps_the_days_of_first_runs(tmp_path):
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("CREATE TABLE done (release_id TEXT PRIMARY KEY, file TEXT, fingerprint TEXT, as_of TEXT) WITHOUT ROWID")
    connection.execute("INSERT INTO done VALUES ('a', 'a.txt', 'f', '2024-06-01')")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.commit()
    connection.close()
    with Store(tmp_path) as store:
        assert store.done()["a"].as_of == "2024-06-01"


def test_a_second_run_at_the_same_time_is_told_so(tmp_path):
    with Store(tmp_path), pytest.raises(OutputNotWritable, match="another run is writing there") as caught:
        Store(tmp_path)
    assert caught.value.exit_code == ExitCode.NO_OUTPUT


def test_an_export_is_remembered_until_rows_change(tmp_path):
    with Store(tmp_path) as store:
        assert store.exported == {}
        store.note_export({"dates.csv": [1, 2]}, {"seconds": 1})
        assert store.exported == {"dates.csv": [1, 2]}
        store.save([entry("a", "m")])
        assert store.exported == {}
        store.note_export({"dates.csv": [1, 2]}, {"seconds": 1})
        store.forget(["a"])
        assert store.exported == {}


def test_failures_are_named_with_their_reason(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("b", status="failed"), entry("a", status="failed"), entry("c")])
        assert store.failures() == [("a.txt", "warum"), ("b.txt", "warum")]
        assert store.statuses() == {"failed": 2, "ok": 1}


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, None], ids=["text", "torn page"])
def test_a_damaged_store_is_set_aside_and_made_anew(tmp_path, damage):
    with Store(tmp_path) as store:
        store.save(entry(f"r{number}", *["x" * 500] * 20) for number in range(20))
    path = tmp_path / NAME
    raw = path.read_bytes()
    path.write_bytes(damage or raw[:8192] + b"\xff" * 8192 + raw[16384:])
    with Store(tmp_path) as store:
        assert store.done() == {}
        assert store.notes == [
            f"{NAME} was damaged or not made by Meldewerk; it is now {NAME}.damaged-1, and every release was read anew"
        ]
        store.save([entry("a", "m")])
    assert (tmp_path / f"{NAME}.damaged-1").stat().st_size == len(damage or raw)


def test_a_database_of_someone_else_is_kept(tmp_path):
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    with Store(tmp_path):
        pass
    kept = sqlite3.connect(tmp_path / f"{NAME}.damaged-1")
    assert kept.execute("SELECT count(*) FROM theirs").fetchone() == (0,)
    kept.close()


def test_a_store_of_another_version_keeps_the_days_of_first_runs(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "m")])
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("PRAGMA user_version = 1")
    connection.execute("ALTER TABLE dates ADD COLUMN more")
    connection.commit()
    connection.close()
    with Store(tmp_path) as store:
        assert store.done() == {"a": Done("a", "a.txt", None, None, "2024-06-01", None, None)}
        assert texts(store) == []
        assert store.notes == [f"{NAME} was made by another version; every release was read anew"]
        store.save([entry("a", "m")])


def test_a_folder_in_place_of_the_store_is_one_sentence(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(OutputNotWritable, match=NAME):
        Store(tmp_path)


def test_a_full_disk_is_one_sentence_and_leaves_the_rows(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "m")])
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(OutputNotWritable, match="full"):
            store.save([entry("b", *["x" * 5000] * 50)])
        assert texts(store) == ["m"]


def test_the_tables_of_the_store_have_the_columns_and_types_of_the_rows(tmp_path):
    with Store(tmp_path):
        pass
    connection = sqlite3.connect(tmp_path / NAME)
    names = {str: "TEXT", int: "INTEGER", float: "REAL"}
    for name, row_class in TABLES.items():
        found = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({name})")}
        assert found == {column: names[kind] for column, kind in column_types(row_class).items()}
    connection.close()


@pytest.mark.parametrize("cell", ["halb \ud800", 2**70, ("zwei",)])
def test_a_cell_that_cannot_be_stored_costs_its_file_only(tmp_path, cell):
    done, rows = entry("b", "x", "y")
    broken = rows._replace(dates=(rows.dates[0], rows.dates[1]._replace(text=cell)))
    with Store(tmp_path) as store:
        store.save([entry("a", "m"), (done, broken), entry("c", "n")])
        assert texts(store) == ["m", "n"]
        ((file, reason),) = store.failures()
        assert file == "b.txt"
        assert reason.startswith("its rows cannot be stored (")
        assert list(store.done()) == ["a", "b", "c"]


def test_two_files_that_give_one_release_cost_the_second_only(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "m"), (done("b"), tables("a", "n"))])
        assert texts(store) == ["m"]
        assert store.failures()[0][0] == "b.txt"


def test_an_error_of_the_database_is_one_sentence(tmp_path):
    with (
        pytest.raises(OutputNotWritable, match=r"the store meldewerk\.sqlite gave 'no such table: nirgends'"),
        Store(tmp_path) as store,
    ):
        store.connection.execute("SELECT * FROM nirgends")


def test_a_store_that_was_killed_in_a_transaction_can_be_read(tmp_path):
    killed = textwrap.dedent(f"""
        import os, sys
        sys.path.insert(0, {str(__import__("pathlib").Path(__file__).parent)!r})
        from pathlib import Path
        from test_store import entry
        from pipeline.store import Store
        store = Store(Path({str(tmp_path)!r}))
        store.save([entry("a", "ganz")])
        store.connection.execute("PRAGMA cache_size = 1")
        def breaks():
            for number in range(100):
                yield entry(f"b{{number}}", *["halb" * 500] * 5)
            os.kill(os.getpid(), 9)
        store.save(breaks())
    """)
    assert subprocess.run([sys.executable, "-c", killed], check=False).returncode == -9
    assert (tmp_path / f"{NAME}-journal").stat().st_size
    with open_to_read(tmp_path, schema(STAGES)) as connection:
        assert connection.execute("SELECT count(*) FROM dates").fetchone() == (1,)
