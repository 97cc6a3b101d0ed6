"""Where an event is: the town and the venue that its clause names."""

from __future__ import annotations

import functools
from collections.abc import Set
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from pipeline.grammar.phrases import noun_phrases
from pipeline.grammar.text_access import entities_between
from pipeline.happenings.event_dates import timexes_over
from pipeline.happenings.event_words import endings
from pipeline.happenings.town_names import DATIVES, adjective_town, known_towns, town_row
from pipeline.happenings.triggers import noun_trigger
from pipeline.lexicon import load_lexicon

PLACE_PREPOSITIONS = frozenset({"in", "im", "bei", "beim", "auf", "am", "an", "zu", "zum", "zur", "vor", "ins", "durch"})
REGIONS = frozenset({"land", "landkreis", "kreis"})  # bodies whose name is no town
TOWARDS = frozenset({"nach", "bis", "zwischen"})


class Scene(NamedTuple):
    """Town and venue, "" where they are not named."""

    place: str = ""
    venue: str = ""


@functools.cache
def _venues() -> tuple[dict[str, bool], tuple[str, ...]]:
    rows = {row["noun"].lower(): row["town"] == "yes" for row in load_lexicon("venues")}
    return rows, tuple(sorted(rows, key=len, reverse=True))


def venue_noun(token: Token) -> str:
    """The venue noun that a token is or ends in, in lower case, or ""."""
    return _venue_end(token.lower_) if token.text[:1].isupper() else ""


def names_its_town(token: Token) -> bool:
    """Whether a name behind a venue noun is mostly that of its town: `Rathaus Rinteln`."""
    return _venues()[0].get(venue_noun(token), False)


@functools.lru_cache(maxsize=1 << 14)
def _venue_end(word: str) -> str:
    return next((noun for noun in _venues()[1] if word.endswith((noun, noun + "s", noun + "es"))), "")


def scene(doc: Doc, start: int, end: int, *, travels: bool = False, event: int = -1, into: bool = False) -> Scene:
    """Town and venue named between two token indexes.

    event: token that names the event, which is no venue (`bei einem Bürgerforum`).

    into: whether a movement into a venue names the scene (`lädt in die Stadthalle ein`).
    travels: whether it is told of a journey or a road, so that `nach Krakau` and `bis Krakau` name the scene. `aus Leipzig` never does; a street or a
    building is a venue, never a town.
    """
    place, near, venue = "", "", ""
    towns = _towns(doc, start, end, {"in", "nach", "bis"} if travels else {"in", "nach"})
    phrases = {phrase.start: phrase for phrase in noun_phrases(doc, start, end)}
    for at in range(start, end - 1):
        word = doc[at].lower_
        if word not in PLACE_PREPOSITIONS and not (word in TOWARDS and (travels or word == "zwischen")):
            continue
        first = at + 1
        adjective = adjective_town(doc, first if doc[first].lower_ not in DATIVES else first + 1) if first + 1 < end else ""
        if adjective and is_street(doc[min(first + 2, end - 1)].text if doc[first].lower_ in DATIVES else doc[first + 1].text):
            adjective = ""
        if adjective and (first in towns or any(i in towns for i in range(first, min(first + 2, end)))):
            near = near or adjective  # the model takes the whole of it for a place: `im Cottbuser Tower`
            continue
        if first in towns:
            name = town_row(doc, towns[first], towns) if word == "in" else str(towns[first].text)
            name = _with_qualifier(doc, towns[first]) if name == towns[first].text else name
            if word in {"in", "im"} or (travels and word in {"nach", "bis"}):
                place = place or name
            else:
                near = near or name
            continue
        phrase = phrases.get(first)
        noun = next((i for i in range(first, phrase.end) if venue_noun(doc[i])), -1) if phrase else -1
        goes_there = word in {"an", "auf", "in", "vor"} and doc[first].lower_ in {"den", "die", "das", "einen", "eine"}
        if phrase and noun >= 0 and noun != event and (into or not goes_there):
            here, town = _venue(doc, phrase.start, noun, _name_end(doc, phrase.end, end), towns)
            venue = venue or here
            near = near or town or adjective
    return Scene(place or near, venue)


def named_scene(doc: Doc, start: int, end: int) -> Scene:
    """Town and venue of a stretch that is nothing but a place: `Dom Havelberg`, `Arendsee`."""
    while start < end and (doc[start].is_space or doc[start].is_punct):
        start += 1
    if start >= end:
        return Scene()
    towns = _towns(doc, start, end)
    if start not in towns and end - start == 1 and doc[start].ent_type_ == "LOC" and doc[start].lower_ not in _venues()[0]:
        towns[start] = doc[start:end]  # `Hildesheim` is no Heim
    if venue_noun(doc[start]) and not (doc[start].lower_ not in _venues()[0] and start in towns):
        name, town = _venue(doc, start, start, end, towns)
        return Scene(town, name)
    return Scene(towns[start].text) if start in towns else Scene()


def _towns(doc: Doc, start: int, end: int, before: Set[str] = frozenset({"in", "nach"})) -> dict[int, Span]:
    """First token to the span of each place name; streets and buildings left out.

    before: prepositions behind which a bare capitalised word may be a town that the model does not know.
    """
    out: dict[int, Span] = {}
    for ent in entities_between(doc, start, end):
        building = any(venue_noun(token) for token in ent) and not (len(ent) == 1 and _is_bare(doc, ent.start))
        if ent.label_ == "LOC" and not is_street(ent.text) and not building:
            out[ent.start] = ent
    for i in range(start + 1, end):
        if (
            i not in out
            and doc[i - 1].lower_ in before
            and doc[i].ent_type_ in {"", "MISC", "LOC"}
            and _looks_like_town(doc, i)
        ):
            if timexes_over(doc, doc[i].idx):
                continue
            stop = i + 2 if doc[i].lower_ in endings("town_prefix") and i + 1 < end and doc[i + 1].text[:1].isupper() else i + 1
            out[i] = doc[i:stop]
    known = {name for name in (doc._.place, town_of_body(doc._.issuer)) if name}
    named = known_towns(doc)
    for i in range(start + 1, end):
        if i not in out and doc[i].text in named and doc[i - 1].lower_ in before and not doc[i].ent_type_:
            out[i] = doc[i : i + 1]  # `in Löbau`, a place by the model where it stands elsewhere
    for i in range(start, end):
        if i not in out and doc[i].text in known and not doc[i].ent_type_:
            out[i] = doc[i : i + 1]
    return out


def _is_bare(doc: Doc, index: int) -> bool:
    """Whether a name stands without an article behind a preposition, as towns do: `in Rendsburg`, but `auf der Rendsburg`."""
    return index > 0 and doc[index - 1].lower_ in {"in", "nach", "bei", "aus", "von", "bis", "zwischen"}


def section_town(doc: Doc, start: int, end: int) -> str:
    """The town that heads a section of a police report (`Griesheim: Radfahrerin bei Unfall verletzt`), or ""."""
    colon = next((i for i in range(start, min(start + 4, end)) if doc[i].text == ":"), -1)
    if colon <= start or colon + 1 >= end or timexes_over(doc, doc[start].idx):
        return ""
    name = doc[start:colon]
    return name.text if all(token.ent_type_ == "LOC" for token in name) else ""


def _looks_like_town(doc: Doc, index: int) -> bool:
    """Whether a bare capitalised word behind `in` or `nach` is a town that the model did not know: `in Rinteln`, not `in Kraft`."""
    word = doc[index]
    if word.text.lower() in endings("town_prefix") and index + 1 < len(doc) and doc[index + 1].text[:1].isupper():
        return bool(word.text[:1].isupper())
    if (
        not word.text[:1].isupper()
        or not word.is_alpha
        or word.text.isupper()
        or word.lower_ in _venues()[0]
        or is_street(word.text)
    ):
        return False
    if word.lower_ in _no_towns() or word.lower_.endswith(endings("abstract")) or noun_trigger(word) is not None:
        return False
    following = doc[index + 1] if index + 1 < len(doc) else None
    return following is None or not (following.text[:1].isupper() or following.lower_ in {"des", "von"})


@functools.cache
def _no_towns() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in load_lexicon("no_towns"))


def is_street(name: str) -> bool:
    """Whether a place name is a street or a square."""
    return name.lower().endswith(endings("street")) or any(part.lower().endswith(endings("street")) for part in name.split())


@functools.lru_cache(maxsize=1 << 10)
def town_of_body(name: str) -> str:
    """The town in the name of a body: `Stadt Bielefeld` gives Bielefeld, `Museum für Buchkunst Thale` Thale, else ""."""
    words = name.split()
    if len(words) < 2 or not words[-1][:1].isupper() or words[-1].isupper() or words[-1].endswith("."):
        return ""
    first = words[0].lower()
    if first in endings("administration") and first not in REGIONS:
        return " ".join(words[1:])
    noun = next((venue for venue in _venues()[1] if any(word.lower().endswith(venue) for word in words[:-1])), "")
    if not (noun and _venues()[0][noun]):
        return ""
    return " ".join(words[-2:]) if len(words) > 2 and words[-2].lower() in endings("town_prefix") else words[-1]


def _venue(doc: Doc, start: int, noun: int, stop: int, towns: dict[int, Span]) -> tuple[str, str]:
    """Name of the venue without its article, and the town in it: `Rathaus Rinteln` lies in Rinteln."""
    first = start
    while first < noun and doc[first].tag_ in {"ART", "PPOSAT", "PDAT"}:
        first += 1
    if stop - 1 > noun + 1 and doc[stop - 1].tag_ == "NN" and not doc[stop - 1].ent_type_ and doc[stop - 2].ent_type_ == "LOC":
        stop -= 1  # `beim Verwaltungsgericht Potsdam | Klage eingereicht`
    name = doc[first:stop].text
    if not _venues()[0][venue_noun(doc[noun])]:
        last = doc[stop - 1]
        known = (
            stop - 1 > noun
            and last.lower_ not in _no_towns()
            and (last.ent_type_ == "LOC" or last.text in {doc._.place, town_of_body(doc._.issuer)})
        )
        return name, last.text if known and not is_street(last.text) else ""
    town = next((towns[i].text for i in range(noun + 1, stop) if i in towns), "")
    if not town and stop - noun > 1 and doc[stop - 1].text[:1].isupper():
        town = doc[stop - 1].text
    return name, town


def _name_end(doc: Doc, at: int, end: int) -> int:
    """Where a venue's name ends: `Museum | für Buchkunst Thale`, `Haus | der Jugend`."""
    if at + 1 < end and doc[at].lower_ in {"für", "der", "des", "am", "an", "zur", "zum"} and doc[at - 1].ent_type_ == "ORG":
        while at < end and doc[at].ent_type_ == "ORG":
            at += 1
    return at


def _with_qualifier(doc: Doc, town: Span) -> str:
    """A town with the bracket that tells it from others: `Herzberg (Elster)`."""
    if town.end + 2 < len(doc) and doc[town.end].text == "(" and doc[town.end + 2].text == ")" and doc[town.end + 1].is_title:
        return f"{town.text} ({doc[town.end + 1].text})"
    return str(town.text)
