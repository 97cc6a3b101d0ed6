"""People by other words than their name and title: `die Rathauschefin`, `die Chefin des Rathauses`, `der 27-Jährige`."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import RoleNoun, role_noun

if TYPE_CHECKING:
    from pipeline.components.actors import Actors

_AGED = re.compile(r"(\d{1,3})[-‐][Jj]ährige[nrms]?")
SHORTEST_END = 3  # letters of an office that may end a compound; shorter ones are abbreviations: `phk`
FARTHEST_AGE = 400  # words back that `der 27-Jährige` reaches: a police report of several cases stays below


@functools.cache
def _offices() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in load_lexicon("paraphrases"):
        found[row["paraphrase"]].append(row["office"])
    return {paraphrase: tuple(offices) for paraphrase, offices in found.items()}


def called_otherwise(actors: Actors, words: list[Word], head: int, noun: RoleNoun, gender: str) -> int | None:
    """The known person whose office the noun at word `head` says in other words, of several the one named last; else None."""
    behind = " ".join(word.lower for word in words[head + 1 : head + 3] if not word.border)
    offices = _offices().get(f"{noun.stem} {behind}") or _offices().get(noun.stem) or ()
    if noun.stem != noun.head_noun and not offices:
        offices = _offices().get(noun.head_noun, ()) if noun.kind == "profession" else ()
    found = [
        index
        for office in offices
        for index in actors.holders_ending(office, whole=len(office) <= SHORTEST_END)
        if not gender or actors[index].gender in {"", gender}
    ]
    return actors.latest(found, words[head].start) if found else None


def holds_office(actors: Actors, index: int) -> bool:
    """Whether somebody was called by an office; a profession (`Historikerin`) can go with another office said later."""
    nouns = (role_noun(stem.capitalize()) for stem in actors.stems_of(index))
    return any(noun is None or noun.kind != "profession" for noun in nouns)


def aged_person(actors: Actors, doc: Doc, words: list[Word], at: int) -> int | None:
    """Whose age word `at` says, if it was told before: `Mia Kern (15)`, `die 15-jährige Mia Kern`, `ein 27-jähriger Fahrer`."""
    said = _AGED.fullmatch(words[at].text)
    if said is None:
        return None
    for i in range(at - 1, max(at - FARTHEST_AGE, 0), -1):
        if words[i].text == said.group(1) and words[i - 1].text == "(" and words[min(i + 1, at)].text == ")":
            rows = actors.overlapping(words[i - 2].start, words[i - 2].end) if i >= 2 else []
            persons = [row[2] for row in rows if actors[row[2]].kind == "person"]
            if persons:
                return persons[-1]
        told = _AGED.fullmatch(words[i].text)
        if told is None or told.group(1) != said.group(1) or words[i].capital:
            continue
        for j in range(i + 1, min(i + 4, at)):
            if words[j].border or not words[j].capital:
                break
            rows = actors.overlapping(words[j].start, words[j].end)
            noun = role_noun(words[j].text)
            if (
                not rows
                and noun is not None
                and noun.evidence == "form"
                and not actors.overlapping(words[j + 1].start, words[j + 1].end)
            ):
                return actors.resolve(doc, words[i].start, words[j].end)
            if rows and actors[rows[-1][2]].kind == "person":
                return rows[-1][2]
    return None
