"""The releases and rows that the benchmark of growing runs makes are like real ones."""

import runpy
import statistics
from pathlib import Path

import pytest
from samples import AS_OF

from pipeline.reading.folder import SourceFile
from pipeline.register.folding import one_edit_apart
from pipeline.release import Metadata
from pipeline.tables.rows import EventRow, ReleaseRow, ReleaseTables, StatementRow
from pipeline.task import Task


@pytest.fixture(scope="module")
def scale():
    return runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "scale.py"))


def test_releases_are_as_long_as_real_ones_and_each_another(scale, tmp_path):
    scale["make_releases"](tmp_path, 60)
    made = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.rglob("*.txt"))]
    assert len(set(made)) == 60
    real = statistics.mean(map(len, scale["gold_texts"]()))
    assert 0.7 * real < statistics.mean(map(len, made)) < 1.3 * real


def test_releases_that_nobody_has_looked_at_are_left_out(scale):
    unseen = [path.read_text(encoding="utf-8") for path in (scale["GOLD"] / "unseen").glob("*.txt")]
    assert unseen
    assert not set(unseen) & set(scale["gold_texts"]())


def test_made_rows_have_the_ids_of_their_file_and_join(scale):
    event = EventRow(*["x#e1", "x", "visit"] + [""] * (len(EventRow._fields) - 3))
    statement = StatementRow(*["x#s1", "x", "x#e1", "per:anna-kern", "Anna Kern"] + [""] * (len(StatementRow._fields) - 5))
    tables = ReleaseTables((ReleaseRow("x", "x.txt", ""),), events=(event,), statements=(statement,))
    task = Task(SourceFile("a/1", "a/1.txt", Path("a/1.txt")), "00000a", Metadata(), AS_OF)
    made = scale["renamed"](tables, task)
    assert made.releases[0][:3] == ("a/1", "a/1.txt", "00000a")
    assert made.events[0].event_id == made.statements[0].event_id == "a/1#e1"
    assert made.statements[0][:5] == ("a/1#s1", "a/1", "a/1#e1", "per:anna-kern-bardorf", "Anna Bardorf")


def test_the_names_of_the_sets_are_no_misreadings_of_each_other(scale):
    names = [scale["surname"](mark) for mark in range(scale["MARKS"])]
    assert len(set(names)) == scale["MARKS"]
    assert not any(one_edit_apart(one, other) for one in names for other in names if one < other)
