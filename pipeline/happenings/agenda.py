"""Lines of a list of dates: `15. Mai, 9 Uhr: Eröffnung der Halle`, `13.09.2025 | Herbstkonzert | Dom`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from spacy.tokens import Doc, Span

from pipeline.extensions import Extent
from pipeline.grammar.text_access import text_of
from pipeline.grammar.verb_lookup import is_finite_here
from pipeline.happenings.candidate import Candidate
from pipeline.happenings.event_clauses import opens_insertion
from pipeline.happenings.event_dates import moments, recurs, timexes_between, timexes_over
from pipeline.happenings.event_naming import is_silent, naming_noun
from pipeline.happenings.event_telling import complete
from pipeline.happenings.places import Scene, named_scene
from pipeline.happenings.plain_nouns import plain_subject
from pipeline.happenings.triggers import supports_in, triggers_in

BULLETS = frozenset({"•", "-", "–", "—", "*", "·", "▪", "►", "o"})
LEAD_IN = 8  # characters in front of the date of such a line: `Sa., `, `Vom `


def is_dated_line(doc: Doc, sent: Span, extent: Extent) -> bool:
    """Whether a line of its own begins with a date and has no finite verb: `13.09.2025 | Herbstkonzert | Dom`."""
    line_start = sent.start == 0 or "\n" in doc[sent.start - 1].text
    if not line_start:
        return False
    first = next(iter(timexes_between(doc, extent.start, extent.end)), None)
    if first is None or first.start - extent.start > LEAD_IN:
        return False
    return not any(is_finite_here(doc, token.i) and not opens_insertion(doc, token.i) for token in sent)


def agenda_line(
    doc: Doc, start: int, end: int, extent: Extent, paragraph: int, quoted: list[tuple[int, int]]
) -> Candidate | None:
    """The event of a line in a list of dates: `15. Mai, 9 Uhr: Eröffnung der Halle`."""
    times = [when for when in moments(doc, extent.start, extent.end) if when.start_date]
    if not times or recurs(doc, extent.start, extent.end):
        return None
    rest = next(
        (i for i in range(start, end) if doc[i].idx >= times[0].end and doc[i].is_alpha and doc[i].lower_ != "uhr"), start
    )
    triggers = triggers_in(doc, rest, end) or triggers_in(doc, start, end)
    nouns = [found for found in triggers if found.is_noun and not is_silent(doc, found.token, quoted)]
    trigger = (
        naming_noun(doc, nouns)
        or next((found for found in triggers if not found.is_noun), None)
        or plain_subject(doc, rest, end)
    )
    if trigger is None:
        return None
    candidate = Candidate(trigger, start, end, extent, paragraph, "list", agenda=True)
    if trigger.is_noun:
        candidate.support = next((one for one in supports_in(doc, start, end) if one.kind == "hold"), None)
    complete(doc, candidate)
    candidate.scene = _line_scene(doc, candidate, rest)
    candidate.when = times[0] if candidate.when is None or not candidate.when.start_date else candidate.when
    if trigger.type == "incident":
        _lay_back(doc, candidate)
    elif (
        candidate.modality == "happened"
        and doc._.issued_on
        and candidate.when.start_date >= doc._.issued_on[: len(candidate.when.start_date)]
    ):
        candidate.modality = "planned"
    return candidate


def _lay_back(doc: Doc, candidate: Candidate) -> None:
    """Nobody announces an accident: a bare weekday of such a line (`Samstag, 14 Uhr: Ölspur`) is the last one."""
    when, issued = candidate.when, doc._.issued_on
    candidate.modality = "happened"
    words = text_of(doc)[when.start : when.end] if when is not None else ""
    if when is None or not when.is_day or not issued or when.start_date <= issued:
        return
    if not any(character.isdigit() for character in words.split(",")[0]):
        earlier = dt.date.fromisoformat(when.start_date) - dt.timedelta(days=7)
        candidate.when = replace(when, start_date=earlier.isoformat())


def _line_scene(doc: Doc, candidate: Candidate, rest: int) -> Scene:
    """Town and venue of a line: behind a preposition, alone between marks (`| Dom Havelberg`) or in front of its colon."""
    found = candidate.scene
    colon = next((i for i in range(candidate.start, candidate.end) if doc[i].text == ":"), -1)
    if colon > candidate.start and not found.place:
        first = next((i for i in range(colon - 1, candidate.start, -1) if doc[i].text in {",", "|", ";"}), colon)
        before = named_scene(doc, first + 1, colon) if first < colon and not timexes_over(doc, doc[first + 1].idx) else Scene()
        alone = first + 2 == colon and doc[colon - 1].is_title and not timexes_over(doc, doc[colon - 1].idx)
        town = before.place or (doc[colon - 1].text if alone and not before.venue else "")  # `11.12., 16 Uhr, Trier: Besuch`
        found = Scene(town, found.venue or before.venue)
    for i in range(rest, candidate.end - 1):
        if doc[i].text in {",", "|", ";", "–", "/"}:
            stop = next((j for j in range(i + 1, candidate.end) if doc[j].text in {",", "|", ";", "–", "/"}), candidate.end)
            here = named_scene(doc, i + 1, stop)
            found = Scene(found.place or here.place, found.venue or here.venue)
    return found
