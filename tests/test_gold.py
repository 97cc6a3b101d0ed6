"""The whole line over the releases with gold: every figure stays at or above its floor.

`python tests/gold/measure.py tests/gold/releases --misses` says what is missed. A floor is raised when a figure is.
"""

import csv
import hashlib
import json
from pathlib import Path

import pytest
from gold.measure import AS_OF, lay_out
from gold.score import score
from pandas.testing import assert_frame_equal
from samples import read

from pipeline.annotate import annotate_release
from pipeline.reading.text import decode
from pipeline.release import Metadata, Release
from pipeline.runner import run
from pipeline.settings import Analysis, Settings
from pipeline.tables.load import frame, load_tables
from pipeline.tables.rows import TABLES

GOLD = Path(__file__).parent / "gold"
OF_ALL_RELEASES = {"participant_id", "speaker_id", "duplicate_of"}
"""Columns that depend on the other releases."""
FLOORS = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["releases", "invented", "later", "unseen", "reviewed", "blind"])
def gold(request):
    """Folder of one set of releases with gold."""
    return GOLD / request.param


@pytest.fixture(scope="module")
def out(gold, tmp_path_factory, own_model):
    """The tables of the set, made with the model that comes with Meldewerk and the metadata that the gold gives."""
    folder = tmp_path_factory.mktemp("gold")
    lay_out(gold, folder / "in")
    run(Settings(releases=folder / "in", out=folder / "out", model=own_model, as_of=AS_OF))
    return folder / "out"


@pytest.fixture(scope="module")
def scores(gold, out):
    return score(gold, out).scores()


def test_every_release_is_ok(out):
    assert set(load_tables(out)["releases"].status) == {"ok"}


def test_no_figure_is_below_its_floor(gold, scores):
    floors = FLOORS[gold.name]
    assert {name: scores.get(name, 0.0) for name, floor in floors.items() if scores.get(name, 0.0) < floor} == {}


def test_every_span_quotes_the_source(gold, out):
    for name in ("roles", "dates", "events", "participants", "statements"):
        for row in load_tables(out)[name].itertuples():
            with (gold / f"{row.release_id}.txt").open(encoding="utf-8", newline="") as handle:
                text = handle.read()
            pairs = [tuple(map(int, pair.split("-"))) for pair in row.spans.split(";")]
            assert all(0 <= start < end <= len(text) for start, end in pairs)
            assert all(text[start:end].strip() == text[start:end] for start, end in pairs)
            assert (row.start, row.end) == (pairs[0][0], max(end for _, end in pairs))


def test_ids_join_and_are_unique(out):
    tables = load_tables(out)
    events, actors = set(tables["events"].event_id), set(tables["participants"].participant_id)
    assert set(tables["participants"].event_id) <= events
    assert set(tables["statements"].event_id.dropna()) <= events
    for name, key in (("events", "event_id"), ("roles", "role_id"), ("statements", "statement_id"), ("dates", "date_id")):
        assert tables[name][key].is_unique
    names = {(row.participant_id, row.name) for row in tables["participants"].itertuples()}
    assert len(actors) <= len(names)


def test_no_cell_holds_what_a_program_calls_nothing(out):
    for name, raw in read(out).items():
        cells = {cell for row in csv.reader(raw.decode().splitlines()) for cell in row}
        assert not cells & {"nan", "None", "NaN", "[]", "NaT", "<NA>"}, name


def test_rows_depend_neither_on_neighbours_nor_on_order_nor_on_batches(gold, out, nlp):
    with (out.parent / "in" / "metadata.csv").open(encoding="utf-8", newline="") as handle:
        days = {row["file"]: row["issued_on"] for row in csv.DictReader(handle)}
    alone = {name: [] for name in TABLES}
    for path in sorted(gold.glob("*.txt"), reverse=True):
        text, sha256 = decode(path.read_bytes()).text, hashlib.sha256(path.read_bytes()).hexdigest()
        release = Release(path.stem, path.name, text, sha256, Metadata(days.get(path.name, "")), AS_OF)
        for name, rows in annotate_release(nlp, release, Analysis())._asdict().items():
            if name in alone:
                alone[name] = [*rows, *alone[name]]
    for name, written in load_tables(out).items():
        if name in alone:
            kept = [column for column in written.columns if column not in OF_ALL_RELEASES]
            assert_frame_equal(frame(name, alone[name])[kept], written[kept])
