"""Who takes part in an event, and as what: `meldewerk_participants`.

The frame of each clause that tells an event says which phrase plays which part; what a phrase means, the register of actors
knows. Press contacts and people of captions alone never take part.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.arguments import Argument, arguments
from pipeline.components.event_candidates import SILENT_ZONES, zone_at
from pipeline.components.event_sides import partners, sides, victims
from pipeline.extensions import Event, Participation, Telling
from pipeline.lexicon import load_lexicon

# Prepositions that lead the agent of a passive.
BY = frozenset({"von", "durch"})
NAMES_PRIZE = ("preis", "auszeichnung", "medaille", "nadel", "siegel", "urkunde", "orden", "stipendium", "titel", "bescheid")


@functools.cache
def _frames() -> dict[str, dict[str, str]]:
    frames: dict[str, dict[str, str]] = {}
    for row in load_lexicon("event_frames"):
        frames.setdefault(row["frame"], {})[row["slot"]] = row["function"]
    return frames


@Language.component("meldewerk_participants", requires=["doc._.events", "doc._.actors"], assigns=["doc._.participations"])
def find_participants(doc: Doc) -> Doc:
    """Set `doc._.participations`: one for each actor of each event, events in order."""
    if doc._.actors is None:
        return doc
    silent = _silent(doc)
    out: list[Participation] = []
    for number, event in enumerate(doc._.events):
        taken: dict[int, Participation] = {}
        for part in _parts(doc, number, event):
            if part.actor not in silent and part.actor not in taken:
                taken[part.actor] = part
        out.extend(taken.values())
    doc._.participations = out
    return doc


def _silent(doc: Doc) -> set[int]:
    """Actors that are named in letterhead, caption, note or contact only, but for the issuer."""
    actors = doc._.actors
    out = set()
    for index, actor in enumerate(actors):
        zones = {zone_at(doc, mention.start) for mention in actor.mentions}
        if zones and zones <= SILENT_ZONES and index != actors.issuer:
            out.add(index)
    return out


def _parts(doc: Doc, number: int, event: Event) -> Iterator[Participation]:
    """All the parts that the tellings of an event show, the anchor's first, then what its kind adds."""
    found: list[Participation] = []
    for order, telling in enumerate(event.tellings):
        for part in _told(doc, number, telling, order):
            found.append(part)
    if event.type == "visit":
        found = sides(doc, number, event, found)
    elif event.type == "agreement":
        found = partners(doc, number, event, found)
    elif event.type == "incident":
        found = victims(doc, number, event, found)
    yield from found


def _told(doc: Doc, number: int, telling: Telling, order: int) -> Iterator[Participation]:
    """The parts that one clause shows."""
    frame = _frames().get(telling.frame, {})
    span = doc.char_span(telling.start, telling.end, alignment_mode="expand")
    if span is None:
        return
    actors = doc._.actors
    trigger = next((token.i for token in span if token.idx >= telling.trigger), span.start)
    dates = [(timex.start, timex.end) for timex in doc._.timexes if telling.start <= timex.start < telling.end]
    rows = arguments(
        doc,
        span.start,
        span.end,
        verb=trigger,
        passive=telling.passive,
        skip=dates,
        is_actor=lambda start, end: actors.at(start, end) is not None,
    )
    prize = -1
    for row in rows:
        if row.slot != "genitive" and doc[row.head].lower_.endswith(NAMES_PRIZE):
            prize = row.head
        function = _function(frame, telling, row, trigger, prize)
        if not function:
            continue
        start, end = _characters(doc, row)
        actor = actors.resolve(doc, start, end)
        if actor is not None:
            confidence = 0.8 if order == 0 else 0.65
            yield Participation(number, actor, function, *_mention(doc, actor, start, end), confidence)


def _function(frame: dict[str, str], telling: Telling, row: Argument, trigger: int, prize: int) -> str:
    """What the frame makes of an argument, or ""."""
    if row.slot == "genitive":
        if row.of == trigger:
            return frame.get("genitive", "")
        return frame.get("prize", "") if row.of == prize else ""
    if row.head == trigger:
        return ""
    if telling.passive and row.slot in BY and "subject" in frame:
        return telling.subject or frame["subject"]
    if row.slot == "subject" and telling.subject and not telling.passive:
        return telling.subject
    return frame.get(row.slot, "")


def _characters(doc: Doc, row: Argument) -> tuple[int, int]:
    last = doc[row.end - 1]
    return doc[row.start].idx, last.idx + len(last)


def _mention(doc: Doc, actor: int, start: int, end: int) -> tuple[int, int]:
    """Where the actor is named inside the phrase, else the phrase without its article."""
    inside = [row for row in doc._.actors.overlapping(start, end) if row[2] == actor]
    if inside:
        best = max(inside, key=lambda row: (row[1] - row[0], -row[0]))
        return best[0], best[1]
    return start, end
