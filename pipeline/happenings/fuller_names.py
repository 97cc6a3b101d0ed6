"""Which body a short name means in an event's clause: `das Polizeipräsidium`, `die GLH`, `die Uni` are often who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.people.body_nouns import short_names

if TYPE_CHECKING:
    from pipeline.components.actors import Actors

SHORTEST_ACRONYM = 2
SHORTEST_CLIP = 3  # letters of a clipped word: `Uni`
_WORD = re.compile(r"[\w-]+")
_WITH_DATE = re.compile(
    r" (?:für|am|im|ab|bis|vom|zum)(?: \w+)? (?=\d|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)"
)
_SMALL = frozenset({"und", "für", "der", "des", "die", "in", "im", "am", "zu", "e", "von", "e.", "v."})


def fuller(actors: Actors, index: int) -> int:
    """The body of the register that an organisation of one word stands for, or itself.

    The issuer is meant by its first noun (`Polizeipräsidium` of `Polizeipräsidium Mittelmain`), by the letters its name
    begins with (`GLH`, `TU`) or that it has in brackets, and by a clipped word (`Uni`).
    """
    name = without_date(actors[index].name)
    issuer = actors.issuer
    if actors[index].kind != "organisation" or index == issuer or issuer is None:
        return index
    full = actors[issuer].name
    if " " not in name and (name.casefold() in short_names(full) or is_clip(name, full)):
        return issuer
    if _is_acronym(name, full) or _is_shortened(name, full):
        return issuer
    first = full.split()[0]
    if any(letter.isupper() for letter in first[1:]) and first in actors[index].aliases:
        return issuer  # `Allgemeiner Studierendenausschuss (AStA)` is the `AStA der Hochschule Linden`
    return index


def without_date(name: str) -> str:
    """A name without the date that was read as its end: `Klinikum | für den 8. November`."""
    return _WITH_DATE.split(name)[0]


def town_as_body(actors: Actors, noun: str, place: str) -> int | None:
    """The administration that `die Stadt` means where the release names none: that of its own place."""
    if noun not in {"Stadt", "Gemeinde"} or not place:
        return None
    known = next((index for index in actors.beginning(noun) if " " in actors[index].name), None)
    return actors.add(f"{noun} {place}", "organisation") if known is None else known


def is_clip(name: str, full: str) -> bool:
    """Whether a word is the beginning of a name's first word: `Uni` of `Universität Diepholz`."""
    first = full.split()[0] if full else ""
    return SHORTEST_CLIP <= len(name) < len(first) and first.startswith(name) and name.isalpha()


def _is_acronym(name: str, full: str) -> bool:
    """Whether the first word of a name is an abbreviation of another: `GLH`, `TU Unterneckar`, `IHK`."""
    first, *rest = name.split()
    if _abbreviates(first, full) and rest and f" {' '.join(rest)} " in f"{full} ":
        return True
    if not (first.isupper() and len(first) >= SHORTEST_ACRONYM):
        return False
    if re.search(rf"\({re.escape(first)}\)", full, re.IGNORECASE):
        return all(word in full for word in rest)
    initials = "".join(word[0] for word in _WORD.findall(full) if word.casefold() not in _SMALL and word[0].isupper())
    return initials.upper().startswith(first) and all(word in full for word in rest)


def _abbreviates(word: str, full: str) -> bool:
    """Whether capitals stand for the parts of a name's first word: `IG` for `Industriegewerkschaft`."""
    letters = iter(full.split()[0].lower())
    return word.isupper() and len(word) >= SHORTEST_ACRONYM and word[0] == full[0] and all(c in letters for c in word.lower())


def _is_shortened(name: str, full: str) -> bool:
    """Whether both end in the same word and the longer begins with a compound of the other's noun: `Theater Anklam`."""
    short, long = name.split(), full.split()
    if len(short) != len(long) or len(short) < SHORTEST_ACRONYM or short[1:] != long[1:]:
        return False
    return long[0].casefold().endswith(short[0].casefold())
