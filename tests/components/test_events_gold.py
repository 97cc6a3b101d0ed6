"""Events and participants of whole releases of other kinds than the gold's: court, club, clinic, school, parish, police …

The texts in `gold_more/events` are invented and were annotated before the rules; those of UNSEEN also before anyone looked
at what the rules made of them. Floors, not goals: a model may tag otherwise, but not that much.
"""

import json
import re
from pathlib import Path

import pytest

from pipeline.annotate import annotate_release
from pipeline.release import Metadata, Release
from pipeline.settings import Settings

FOLDER = Path(__file__).parent.parent / "gold_more" / "events"
UNSEEN = ("bank", "council", "foundation", "music", "policeday", "research", "union", "zoo")
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def words(text):
    return re.sub(r"[^\w]+", " ", re.sub(r"\([^)]*\)", " ", re.sub(r"\b(Prof|Dr)\b\.?", " ", text.casefold()))).strip()


def overlap(anchor, spans):
    characters = {at for start, end in spans for at in range(start, end)}
    return len(set(range(*anchor)) & characters) / max(1, min(anchor[1] - anchor[0], len(characters)))


def spans_of(row):
    return [tuple(int(bound) for bound in span.split("-")) for span in row.spans.split(";")]


def counts(nlp, name):
    """Hits, gold and found, of events and of participants in them."""
    gold = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    text = (FOLDER / gold["file"]).read_text(encoding="utf-8")
    metadata = Metadata(issued_on=gold["metadata"]["issued_on"] or "")
    tables = annotate_release(
        nlp, Release(name, gold["file"], text, "0" * 64, metadata, "2026-01-01"), Settings(releases=FOLDER, out=FOLDER)
    )
    left, matched = list(tables.events), {}
    for event in gold["events"]:
        at = text.index(event["anchor"])
        accepted = {words(word.replace("_", " ")) for word in (event["trigger"], *event["accept_triggers"])}
        fitting = [
            row
            for row in left
            if overlap((at, at + len(event["anchor"])), spans_of(row)) > 0.3
            and (words(row.trigger) in accepted or row.type == event["type"])
        ]
        if fitting:
            row = max(fitting, key=lambda row: (words(row.trigger) in accepted, row.type == event["type"]))
            left.remove(row)
            matched[row.event_id] = event["id"]
    people = {(part["event"], words(part["name"])) for part in gold["participants"]}
    ours = [(matched.get(row.event_id), words(row.name)) for row in tables.participants]
    return [len(matched), len(gold["events"]), len(tables.events), len(people & set(ours)), len(people), len(ours)]


@pytest.mark.parametrize(("part", "events", "participants"), [("known", 0.85, 0.65), ("unseen", 0.75, 0.45)])
def test_releases_of_other_kinds_keep_their_floors(nlp, part, events, participants):
    names = [name for name in NAMES if (name in UNSEEN) == (part == "unseen")]
    totals = [sum(column) for column in zip(*(counts(nlp, name) for name in names), strict=True)]
    assert 2 * totals[0] / (totals[1] + totals[2]) >= events
    assert 2 * totals[3] / (totals[4] + totals[5]) >= participants
