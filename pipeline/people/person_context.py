"""A person's name with what belongs to it: degrees and `Frau` in front, `MdL` and a party in brackets behind."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pipeline.grammar.words import Word, text_of
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_phrases import title_phrase
from pipeline.people.given_names import gender_of
from pipeline.people.name_parts import behind_end, degrees_start, titles

LONGEST_BRACKET = 8  # words: `(Bündnis 90/Die Grünen)`


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name as word indexes, end exclusive; lead: with degrees and `Frau` in front; tail: with `MdL`, brackets behind."""

    start: int
    end: int
    lead: int
    tail: int
    party: str = ""
    gender: str = ""


@functools.cache
def _parties() -> frozenset[str]:
    return frozenset(row["party"].casefold() for row in load_lexicon("parties"))


def person_of(words: list[Word], start: int, end: int) -> Person:
    """The person whose name covers these words, with what belongs to it on both sides."""
    lead = degrees_start(words, start)
    gender = gender_of(" ".join(word.text for word in words[start:end]))
    if lead > 0 and not words[lead].border and words[lead - 1].text in titles("address"):
        lead -= 1
        gender = gender or {"Frau": "f"}.get(words[lead].text, "m")
    tail, party = end, ""
    while tail < len(words) and not words[tail].border:
        letters = behind_end(words, tail)
        if letters > tail:
            tail = letters
        elif words[tail].text == "(" and (close := _bracket_end(words, tail)):
            named = _party_in(text_of(words, tail + 1, close))
            if not named and _holds_office(words, tail + 1, close):
                break
            party = named or party
            tail = close + 1
        else:
            break
    return Person(start, end, lead, tail, party, gender)


@functools.cache
def _party_ends() -> tuple[str, ...]:
    return tuple(row["ending"] for row in load_lexicon("party_endings"))


def _names_list(name: str) -> bool:
    """Whether a name in brackets is that of a local list: `Heimatliste`, `Bürgerblock Linden`, `Freie Liste`."""
    words = name.split()
    return 0 < len(words) <= 3 and words[0][:1].isupper() and any(word.casefold().endswith(_party_ends()) for word in words[:2])


def _party_in(inside: str) -> str:
    """The party that brackets name, alone or beside an age or a town: `CDU`, `58, CDU`, `beide SPD`; else ""."""
    for part in (inside, *inside.split(", ")):
        name = part.removeprefix("beide ").removeprefix("alle ").removeprefix("jeweils ")
        if name.casefold() in _parties() or _names_list(name):
            return name
    return ""


def _bracket_end(words: list[Word], at: int) -> int:
    for i in range(at + 1, min(at + LONGEST_BRACKET + 2, len(words))):
        if words[i].border:
            return 0
        if words[i].text == ")":
            return i
    return 0


def _holds_office(words: list[Word], start: int, end: int) -> bool:
    return any(title_phrase(words, i, set()) is not None for i in range(start, end) if words[i].capital)
