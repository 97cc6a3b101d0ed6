"""The store: whole releases or none, one run at a time, and never a lost file that was not ours."""

import sqlite3
import subprocess
import sys
import textwrap

import pytest

from pipeline.errors import ExitCode, OutputNotWritable
from pipeline.store import NAME, SCHEMA, Done, Store
from pipeline.tables.rows import TABLES, DateRow, ReleaseRow, ReleaseTables, column_types


def tables(release_id, *texts, status="ok"):
    dates = (
        DateRow(f"{release_id}#d{n}", release_id, t, "DATE", "", "", "", "", "0-1", 0, 1, 0.5) for n, t in enumerate(texts, 1)
    )
    return ReleaseTables((ReleaseRow(release_id, f"{release_id}.txt", "", status=status, error="warum"),), dates=tuple(dates))


def entry(release_id, *texts, fingerprint="f", status="ok"):
    return Done(release_id, f"{release_id}.txt", fingerprint, "2024-06-01"), tables(release_id, *texts, status=status)


def texts(store):
    return [row.text for row in store.rows("dates")]


def test_rows_come_back_as_they_were_by_release_and_in_text_order(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("b", *"zyx"), entry("a", "m")])
        assert texts(store) == ["m", "z", "y", "x"]
        assert list(store.rows("releases")) == [tables("a").releases[0], tables("b").releases[0]]
        assert store.counts() == {"releases": 2, "events": 0, "participants": 0, "roles": 0, "statements": 0, "dates": 4}


def test_rows_outlive_the_run(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "m")])
    with Store(tmp_path) as store:
        assert texts(store) == ["m"]
        assert store.done() == {"a": Done("a", "a.txt", "f", "2024-06-01")}
        assert store.notes == []


def test_a_release_saved_again_replaces_its_rows(tmp_path):
    with Store(tmp_path) as store:
        store.save([entry("a", "alt", "älter"), entry("b", "bleibt")])
        store.save([entry("a", "neu", fingerprint="g")])
        assert texts(store) == ["neu", "bleibt"]
        assert store.done()["a"].fingerprint == "g"


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


def test_a_second_run_at_the_same_time_is_told_so(tmp_path):
    with Store(tmp_path), pytest.raises(OutputNotWritable, match="another run is writing there") as caught:
        Store(tmp_path)
    assert caught.value.exit_code == ExitCode.NO_OUTPUT


def test_an_export_is_remembered_until_rows_change(tmp_path):
    with Store(tmp_path) as store:
        assert store.exported == {}
        store.note_export({"dates.csv": [1, 2]})
        assert store.exported == {"dates.csv": [1, 2]}
        store.save([entry("a", "m")])
        assert store.exported == {}
        store.note_export({"dates.csv": [1, 2]})
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
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.execute("ALTER TABLE dates ADD COLUMN more")
    connection.commit()
    connection.close()
    with Store(tmp_path) as store:
        assert store.done() == {"a": Done("a", "a.txt", "", "2024-06-01")}
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
