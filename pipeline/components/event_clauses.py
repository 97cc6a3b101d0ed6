"""The clauses of a sentence for events, cut by forms: verbs that lexicons know are verbs, whatever the tagger thinks.

`phrases.clauses` reads tags alone. A release's verbs are often tagged wrong where they matter most, in inversion (`Am
Freitag unterzeichneten Kurz und Lang …`) and beside abbreviations, and a missed cut mixes two events.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.components.verb_lookup import auxiliary_forms, is_finite_here
from pipeline.lexicon import load_lexicon

MARKS = frozenset({",", ";", ":", "–", "—", "(", ")"})
SUBORDINATORS = frozenset({"KOUS", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT"})
NEEDS_ZU = frozenset({"um", "ohne", "statt", "anstatt"})
RELATIVES = frozenset({"der", "die", "das", "dem", "den", "deren", "dessen"})


@dataclass(frozen=True, slots=True)
class EventClause:
    """Token indexes, end exclusive; opener: the lower-cased subordinator or relative that it begins with, or "".

    infinitive: whether it is one with zu (`…, das Bad zu öffnen`).
    """

    start: int
    end: int
    opener: str = ""
    infinitive: bool = False


@functools.cache
def _subordinators() -> frozenset[str]:
    return frozenset(row["form"] for row in load_lexicon("subordinators"))


def event_clauses(doc: Doc, start: int, end: int) -> list[EventClause]:
    """The clauses between two token indexes, left to right, marks between them left out."""
    merged: list[tuple[list[int], str]] = []
    pieces = _pieces(doc, start, end)
    open_dash = False  # `Die Vorlesung – ein Konzert – gibt er am …`: what a pair of dashes encloses interrupts the clause
    for number, (mark, piece) in enumerate(pieces):
        opener = _opener(doc, piece, mark)
        finite = _has_finite(doc, piece)
        if merged and not opener:
            tokens, known = merged[-1]
            prefield = mark == "," and not known and not _has_finite(doc, tokens)
            inserted = mark in {"–", "—"} and number + 1 < len(pieces) and pieces[number + 1][0] == mark and not finite
            resumed = mark in {"–", "—"} and open_dash
            open_dash = inserted
            apart = mark in {"–", "—"} and not inserted and not resumed
            if (
                mark in {"(", ")"}
                or inserted
                or resumed
                or (not apart and not finite and not _is_infinitive(doc, piece))
                or prefield
            ):
                merged[-1] = ([*tokens, *piece], known)
                continue
        merged.append((piece, opener))
    out: list[EventClause] = []
    for tokens, opener in merged:
        for number, part in enumerate(_split(doc, tokens)):
            out.append(EventClause(part[0], part[-1] + 1, "" if number else opener, _is_infinitive(doc, part)))
    return out


def _pieces(doc: Doc, start: int, end: int) -> list[tuple[str, list[int]]]:
    """Runs of tokens between marks, each with the mark in front of it."""
    out: list[tuple[str, list[int]]] = [("", [])]
    for i in range(start, end):
        if doc[i].text in MARKS:
            out.append((doc[i].text, []))
        elif not doc[i].is_space:
            out[-1][1].append(i)
    return [(mark, piece) for mark, piece in out if piece]


def _opener(doc: Doc, piece: list[int], mark: str) -> str:
    for i in piece[:2]:
        word = str(doc[i].lower_)
        if word in NEEDS_ZU:
            return word if _is_infinitive(doc, piece) else ""
        if word in _subordinators() and (i == piece[0] or doc[i].tag_ in SUBORDINATORS):
            return word
        relative = word in RELATIVES and mark == "," and is_finite_here(doc, piece[-1]) and len(piece) > 2
        if relative and (doc[i].tag_ in SUBORDINATORS or not any(is_finite_here(doc, j) for j in piece[:-1])):
            return word
        if doc[i].tag_ not in {"APPR", "APPRART", "KON", "ADV"}:
            break
    return ""


def _has_finite(doc: Doc, piece: list[int]) -> bool:
    return any(is_finite_here(doc, i) for i in piece)


def _is_infinitive(doc: Doc, piece: list[int]) -> bool:
    """Whether a piece without a finite verb is an infinitive with zu: `das Konzert nachholen zu können`."""
    zu = any(
        doc[i].tag_ in {"PTKZU", "VVIZU"}
        or (
            doc[i].lower_ == "zu"
            and i + 1 in piece
            and doc[i + 1].lower_.endswith("n")
            and doc[i + 1].is_lower
            and i + 1 == piece[-1]
        )
        for i in piece
    )
    return zu and not any(doc[i].lower_ in auxiliary_forms() and is_finite_here(doc, i) for i in piece)


def _split(doc: Doc, tokens: list[int]) -> list[list[int]]:
    """Cut `kam an und | begrüßte …` where both sides have a finite verb before the next conjunction."""
    parts: list[list[int]] = []
    current: list[int] = []
    for position, i in enumerate(tokens):
        rest = tokens[position + 1 :]
        if doc[i].lower_ in {"und", "oder", "aber", "sowie", "doch", "denn"} and _has_finite(doc, current):
            following = next((j for j in rest if is_finite_here(doc, j) or doc[j].lower_ in {"und", "oder"}), None)
            if following is not None and is_finite_here(doc, following):
                parts.append(current)
                current = []
                continue
        current.append(i)
    return [part for part in [*parts, current] if part]
