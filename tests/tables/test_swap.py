"""New files in place of old ones: all or none, whatever stops it and wherever."""

import errno
import os
from pathlib import Path

import pytest

from pipeline.errors import OutputNotWritable
from pipeline.tables import swap
from pipeline.tables.load import load_tables
from pipeline.tables.rows import EXPORTED
from pipeline.tables.swap import NEXT, PREVIOUS, SWAP, Aside, finish_swap
from pipeline.tables.write import write_table

NAMES = ("a.csv", "b.csv", "c.csv")


def write(out, text, names=NAMES):
    with Aside(out) as aside:
        for name in names:
            aside.path(name).write_text(text)
        aside.swap()


def shown(folder):
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


class Killed(BaseException):
    """Stands in for kill -9: nothing that comes after it runs."""


def kill_at(monkeypatch, step):
    """Let the process die before its nth change of a name."""
    left = [step]

    def counted(change):
        def dying(*args, **kwargs):
            if not left[0]:
                raise Killed
            left[0] -= 1
            return change(*args, **kwargs)

        return dying

    monkeypatch.setattr(Path, "rename", counted(Path.rename))
    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(Path, "rmdir", counted(Path.rmdir))
    monkeypatch.setattr(os, "link", counted(os.link))
    # a process that is killed does not tidy up
    monkeypatch.setattr(Aside, "__exit__", lambda *args: None)
    monkeypatch.setattr(Path, "unlink", lambda *args, **kwargs: None)


def test_the_version_before_is_kept(tmp_path):
    write(tmp_path, "eins")
    assert not (tmp_path / PREVIOUS).exists()
    write(tmp_path, "zwei")
    write(tmp_path, "drei")
    assert shown(tmp_path) == dict.fromkeys(NAMES, "drei")
    assert shown(tmp_path / PREVIOUS) == dict.fromkeys(NAMES, "zwei")
    assert sorted(path.name for path in tmp_path.iterdir()) == [*NAMES, PREVIOUS]


@pytest.mark.parametrize("step", range(20))
def test_a_kill_at_any_step_leaves_the_old_or_the_new_files_for_the_next_run(tmp_path, monkeypatch, step):
    write(tmp_path, "alt")
    with monkeypatch.context() as patch:
        kill_at(patch, step)
        try:
            write(tmp_path, "neu")
            died = False
        except Killed:
            died = True
    assert died or step > 8
    decided = (tmp_path / SWAP).exists()
    finish_swap(tmp_path)
    files = shown(tmp_path)
    assert {files[name] for name in NAMES} in ([{"neu"}] if decided or not died else [{"alt"}, {"neu"}])
    write(tmp_path, "danach")
    assert shown(tmp_path) == dict.fromkeys(NAMES, "danach")
    assert not (tmp_path / NEXT).exists()


@pytest.mark.parametrize("linked", [True, False], ids=["links", "copies"])
@pytest.mark.parametrize("locked", NAMES)
def test_a_file_that_cannot_be_replaced_leaves_all_as_they_were(tmp_path, monkeypatch, locked, linked):
    write(tmp_path, "alt", NAMES[:2])
    replace = Path.replace

    def refused(self, target):
        if Path(target) == tmp_path / locked:
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(self, target)

    def no_links(*args):
        raise OSError(errno.EPERM, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        if not linked:
            patch.setattr(os, "link", no_links)
        with pytest.raises(OutputNotWritable, match="Permission denied"):
            write(tmp_path, "neu")
    assert shown(tmp_path) == dict.fromkeys(NAMES[:2], "alt")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES[:2])
    write(tmp_path, "neu")
    assert shown(tmp_path) == dict.fromkeys(NAMES, "neu")


def test_a_full_disk_leaves_all_as_they_were(tmp_path, monkeypatch):
    write(tmp_path, "alt")

    def full(path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(swap, "flush", full)
    with pytest.raises(OutputNotWritable, match="No space left on device"):
        write(tmp_path, "neu")
    assert shown(tmp_path) == dict.fromkeys(NAMES, "alt")
    assert not (tmp_path / NEXT).exists()


def test_tables_are_read_whole_where_a_run_was_killed_while_it_replaced_them(tmp_path, monkeypatch):
    def write_tables(release_id):
        with Aside(tmp_path) as aside:
            for name, row_class in EXPORTED.items():
                rows = [[release_id] + [None] * (len(row_class._fields) - 1)]
                write_table(aside.path(f"{name}.csv"), row_class._fields, rows)
            aside.swap()

    write_tables("alt")
    with monkeypatch.context() as patch:
        kill_at(patch, 12)
        with pytest.raises(Killed):
            write_tables("neu")
    texts = {path.read_text().splitlines()[1].split(",")[0] for path in tmp_path.glob("*.csv")}
    assert texts == {"alt", "neu"}
    assert {frame.iloc[0, 0] for frame in load_tables(tmp_path).values()} == {"neu"}


def test_tables_that_change_while_they_are_read_are_read_again(tmp_path, monkeypatch):
    def write_tables(release_id):
        with Aside(tmp_path) as aside:
            for name, row_class in EXPORTED.items():
                rows = [[release_id] + [None] * (len(row_class._fields) - 1)]
                write_table(aside.path(f"{name}.csv"), row_class._fields, rows)
            aside.swap()

    import pandas as pd

    read_csv = pd.read_csv
    write_tables("alt")
    calls = []

    def interrupted(path, **options):
        calls.append(path)
        if len(calls) == 2:
            write_tables("das neue")
        return read_csv(path, **options)

    monkeypatch.setattr(pd, "read_csv", interrupted)
    assert {frame.iloc[0, 0] for frame in load_tables(tmp_path).values()} == {"das neue"}
