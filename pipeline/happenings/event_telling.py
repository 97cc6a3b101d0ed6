"""What a clause says of its event besides the name: when it is, how certain, where; and when it is put off, both dates."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.grammar.text_access import text_of
from pipeline.happenings.candidate import Candidate
from pipeline.happenings.event_dates import When, choose, moments, recurs
from pipeline.happenings.modality import is_past, modality, said_kinds
from pipeline.happenings.place_nouns import town_of_place
from pipeline.happenings.places import scene
from pipeline.happenings.triggers import triggers_in
from pipeline.happenings.visited_towns import visited_towns

INDEFINITE = frozenset({"ein", "eine", "einem", "einen", "einer"})
_DAY_NUMBER = re.compile(r"\d{1,2}\.\s?(?:[A-ZÄÖÜ]|\d{1,2}\.)|\d{4}")
MAX_AGE = 5  # years before the release beyond which a date is history, not news


def complete(doc: Doc, candidate: Candidate, governed: str = "") -> None:
    """Tell a candidate its time, certainty and scene."""
    first, last = doc[candidate.start].idx, doc[candidate.end - 1].idx + len(doc[candidate.end - 1])
    verb = candidate.support or (None if candidate.trigger.is_noun else candidate.trigger)
    candidate.further = "further" in said_kinds(doc, candidate.start, candidate.end)
    if not recurs(doc, first, last):
        corrected = next((token.idx for token in doc[candidate.start : candidate.end] if token.lower_ == "sondern"), first)
        times = moments(doc, corrected, last) or moments(doc, first, last)  # `nicht auf dem Markt, sondern im Park`
        if len(times) > 1:  # `berief sie am Freitag mit Wirkung zum 1. Juli in den Vorstand`
            times = [when for when in times if "Wirkung" not in text_of(doc)[max(0, when.start - 16) : when.start]] or times
        times = [when for when in times if not _is_of_thing(doc, when)]
        candidate.when = choose(times, doc[candidate.trigger.token].idx)
    if candidate.support and candidate.support.kind == "plan":
        candidate.when = _ahead(doc, candidate.when)
    if not candidate.support and _lies_ahead(doc, candidate.when):
        verb = None if candidate.trigger.is_noun else candidate.trigger
        if is_past(doc, candidate.start, candidate.end, verb):
            candidate.when = _behind(doc, candidate.when)
    candidate.fresh = any(
        found.is_noun and found.match != "weak" and doc[found.token - 1].lower_ in INDEFINITE
        for found in triggers_in(doc, candidate.start, candidate.end)
        if found.token > candidate.start
    )
    date = candidate.when.start_date if candidate.when else ""
    candidate.modality = modality(
        doc,
        candidate.start,
        candidate.end,
        verb=verb,
        cancelled=bool(candidate.support and candidate.support.kind == "cancel"),
        governed=governed,
        date=date,
        issued_on=doc._.issued_on,
    )
    invites = candidate.support is not None and candidate.support.lemma == "einladen"  # `lädt nach Gotha ein`
    travels = invites or candidate.trigger.type in {"visit", "construction"}
    candidate.scene = scene(
        doc,
        candidate.start,
        candidate.end,
        travels=travels,
        event=candidate.trigger.token,
        into=invites,
    )
    if candidate.trigger.frame == "visit" and (towns := visited_towns(doc, candidate.start, candidate.end)):
        candidate.scene = candidate.scene._replace(place=" ".join(doc[towns[0].start : towns[-1].end].text.split()))
    if not candidate.scene.place:
        things = candidate.trigger.type in {"construction", "opening", "visit"} and candidate.trigger.frame != "travel"
        place = town_of_place(doc, candidate.start, candidate.end, things=things)
        candidate.scene = candidate.scene._replace(place=place)
    if not candidate.scene.place and doc[candidate.start].lower_ in {"er", "sie", "es", "dieser", "diese", "dieses"}:
        # `… ein Büro in Gotha einzurichten. Es wird am 3. Mai eröffnet.`
        candidate.scene = candidate.scene._replace(place=_place_before(doc, candidate))
    if not plausible(candidate.when, doc._.issued_on):
        candidate.stale = True


def _ahead(doc: Doc, when: When | None) -> When | None:
    """What is announced is to come: the bare weekday of `kündigte für Montag ein Gespräch an` is the next one."""
    issued = doc._.issued_on
    if when is None or not when.is_day or not issued or when.start_date >= issued:
        return when
    words = text_of(doc)[when.start : when.end].split(",")[0]
    if any(character.isdigit() for character in words):
        return when
    days = 7 * (1 + (dt.date.fromisoformat(issued) - dt.date.fromisoformat(when.start_date)).days // 7)
    return replace(when, start_date=(dt.date.fromisoformat(when.start_date) + dt.timedelta(days=days)).isoformat())


def _is_of_thing(doc: Doc, when: When) -> bool:
    """Whether a bare year belongs to what is decided, not to when it is: `den Wirtschaftsplan für 2022`."""
    text = text_of(doc)
    return text[when.start : when.end].isdigit() and text[max(0, when.start - 5) : when.start] == " für "


def _lies_ahead(doc: Doc, when: When | None) -> bool:
    return when is not None and len(when.start_date) > 4 and bool(doc._.issued_on) and when.start_date > doc._.issued_on


def _behind(doc: Doc, when: When | None) -> When | None:
    """What is told in the past is over: the bare weekday of `ist am Mittwoch ein Rohr geborsten` is the last one."""
    if when is None or _DAY_NUMBER.search(text_of(doc)[when.start : when.end]) or when.end_date:
        return when
    if not when.is_day:  # `ist Mitte Januar erschienen`
        return replace(when, start_date=f"{int(when.start_date[:4]) - 1}{when.start_date[4:]}")
    issued, day = dt.date.fromisoformat(doc._.issued_on), dt.date.fromisoformat(when.start_date)
    days = 7 * ((day - issued).days // 7 + 1)
    return replace(when, start_date=(day - dt.timedelta(days=days)).isoformat()) if days <= 2 * 7 else when


def _place_before(doc: Doc, candidate: Candidate) -> str:
    """The town of the sentence before, in the same paragraph."""
    end = doc[candidate.start].sent.start
    if not end or "\n" in doc[end - 1].text:
        return ""
    return scene(doc, doc[end - 1].sent.start, end).place


def plausible(when: When | None, issued_on: str) -> bool:
    """Whether a time can be news: not a bare year that is over, not long before the release."""
    if when is None or not when.start_date or not issued_on:
        return True
    if len(when.start_date) == 4 and when.start_date < issued_on[:4]:
        return False
    return int(when.start_date[:4]) >= int(issued_on[:4]) - MAX_AGE


def postponed(doc: Doc, candidate: Candidate) -> list[Candidate]:
    """`wird vom 3. auf den 10. Mai verschoben` is a cancelled event and a planned one."""
    first, last = doc[candidate.start].idx, doc[candidate.end - 1].idx + len(doc[candidate.end - 1])
    times = [when for when in moments(doc, first, last) if when.start_date]
    new = next((when for when in times if _word_before(doc, when.start) in {"auf"}), None)
    old = next((when for when in times if when is not new), None)
    out = []
    for when, kind in ((old, "cancelled"), (new, "planned")):
        if when is not None:
            copy = Candidate(
                candidate.trigger,
                candidate.start,
                candidate.end,
                candidate.sentence,
                candidate.paragraph,
                candidate.zone,
                when,
                kind,
                candidate.scene,
                candidate.support,
            )
            out.append(copy)
    if len(out) == 2:
        cut = next((t.i for t in doc[candidate.start : candidate.end] if new is not None and t.idx >= new.start), candidate.end)
        border = next((i for i in range(cut - 1, candidate.start, -1) if doc[i].tag_.startswith("V")), candidate.start)
        if candidate.start < border < candidate.end:
            out[0].end, out[1].start = border, border
    if not out:
        candidate.modality = "cancelled"
        return [candidate]
    return out


def _word_before(doc: Doc, position: int) -> str:
    words = text_of(doc)[max(0, position - 24) : position].lower().split()
    while words and words[-1] in {"den", "dem", "die", "das"}:
        words.pop()
    return words[-1] if words else ""
