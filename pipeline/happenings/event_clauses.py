"""The clauses of a sentence for events, cut by forms: verbs that lexicons know are verbs, whatever the tagger thinks.

`phrases.clauses` reads tags alone. A release's verbs are often tagged wrong where they matter most, in inversion (`Am
Freitag unterzeichneten Kurz und Lang …`) and beside abbreviations, and a missed cut mixes two events.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.grammar.verb_lookup import auxiliary_forms, is_finite_here, modal_forms, verbs_between
from pipeline.happenings.event_dates import timexes_over
from pipeline.lexicon import load_lexicon

MARKS = frozenset({",", ";", ":", "–", "—", "(", ")"})
DASHES = frozenset({"–", "—"})
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
            resumed = mark in DASHES and open_dash
            inserted = mark in DASHES and not resumed and not finite and _closes_again(doc, pieces, number)
            open_dash = inserted or (open_dash and not resumed)
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
    for tokens, opener in _resumed(doc, merged):
        for number, part in enumerate(_split(doc, tokens)):
            out.append(EventClause(part[0], part[-1] + 1, "" if number else opener, _is_infinitive(doc, part)))
    return out


def _closes_again(doc: Doc, pieces: list[tuple[str, list[int]]], number: int) -> bool:
    """Whether a dash closes what one opened before any finite verb: `drei Frauen | – Ida Kern, Ute Rau und Eva Uhl – | erhielten …`."""
    for mark, piece in pieces[number + 1 :]:
        if mark in DASHES:
            return True
        if _has_finite(doc, piece):
            return False
    return False


def _resumed(doc: Doc, parts: list[tuple[list[int], str]]) -> list[tuple[list[int], str]]:
    """Join a main clause that a relative clause interrupts: `Das Fest, das am Montag beginnen sollte, fällt aus.`

    Only where the clause calls something off or says that it takes place: what the relative clause says of it then
    (`beginnen sollte`, its date) belongs to the same event.
    """
    out: list[tuple[list[int], str]] = []
    at = 0
    while at < len(parts):
        tokens, opener = parts[at]
        if (
            at + 2 < len(parts)
            and not opener
            and not _has_finite(doc, tokens)
            and _is_relative(doc, parts[at + 1])
            and not parts[at + 2][1]
            and is_finite_here(doc, parts[at + 2][0][0])
            and _tells_support(doc, parts[at + 2][0])
            and not _makes_up(doc, parts[at + 2][0])
        ):
            out.append(([*tokens, *parts[at + 1][0], *parts[at + 2][0]], opener))
            at += 3
        elif (
            at + 2 < len(parts)
            and not opener
            and not _has_finite(doc, tokens)
            and _is_relative(doc, parts[at + 1])
            and _makes_up(doc, parts[at + 2][0])
        ):
            # `Die Sitzung, die im März hätte stattfinden sollen, | holt der Rat im Mai nach`: two dates, two events
            out.append(([*tokens, *parts[at + 1][0]], opener))
            at += 2
        elif (
            at + 1 < len(parts)
            and not opener
            and _is_relative(doc, parts[at + 1])
            and _tells_support(doc, tokens)
            and _tells_support(doc, parts[at + 1][0])
        ):
            out.append(([*tokens, *parts[at + 1][0]], opener))  # `Abgesagt ist das Fest, das am Montag beginnen sollte`
            at += 2
        else:
            out.append(parts[at])
            at += 1
    return out


def _is_relative(doc: Doc, part: tuple[list[int], str]) -> bool:
    tokens, opener = part
    return opener in RELATIVES or any(doc[i].tag_ in {"PRELS", "PRELAT"} for i in tokens[:2])


def _makes_up(doc: Doc, tokens: list[int]) -> bool:
    found = verbs_between(doc, tokens[0], tokens[-1] + 1, "event_support", "verb")
    return any(row["kind"] == "make_up" for _, row, _ in found)


def _tells_support(doc: Doc, tokens: list[int]) -> bool:
    """Whether a piece has a verb that leaves the naming of the event to a noun: `fällt … aus`, `stattfinden sollte`."""
    return bool(verbs_between(doc, tokens[0], tokens[-1] + 1, "event_support", "verb"))


def _pieces(doc: Doc, start: int, end: int) -> list[tuple[str, list[int]]]:
    """Runs of tokens between marks, each with the mark in front of it."""
    out: list[tuple[str, list[int]]] = [("", [])]
    for i in range(start, end):
        if doc[i].text in MARKS and not _ties(doc, i) and not _in_date(doc, i):
            out.append((doc[i].text, []))
        elif not doc[i].is_space:
            out[-1][1].append(i)
        if _ends_in_number(doc, i, end):
            out.append((";", []))
    return [(mark, piece) for mark, piece in out if piece]


def _in_date(doc: Doc, index: int) -> bool:
    """Whether a comma stands inside a date, or closes it in the middle of a clause: `am Samstag, 27. Mai, gegen 7 Uhr`."""
    if doc[index].text != "," or not index or index + 1 >= len(doc):
        return False
    before, behind = timexes_over(doc, doc[index - 1].idx), timexes_over(doc, doc[index + 1].idx)
    return bool(before) and (bool(behind) or doc[index - 1].lower_ in {"uhr"} or _opens_date(doc, index))


def _opens_date(doc: Doc, index: int) -> bool:
    """Whether the date in front of a comma began behind another: `am Samstag, 27. Mai | ,`."""
    for i in range(index - 1, max(index - 6, -1), -1):
        if doc[i].text == ",":
            return bool(i and timexes_over(doc, doc[i - 1].idx)) and doc[index + 1].tag_ not in SUBORDINATORS
    return False


def _ties(doc: Doc, index: int) -> bool:
    """Whether a dash ties two words and cuts nothing: `die Bahnstrecke Cottbus–Guben`."""
    before = doc[index - 1] if index else None
    return doc[index].text in DASHES and before is not None and not before.whitespace_ and not doc[index].whitespace_


def _ends_in_number(doc: Doc, index: int, end: int) -> bool:
    """Whether a sentence ends with a number whose full stop was read as an ordinal's: `auf der B 26. Der Kreis hat …`."""
    token = doc[index]
    if not (token.text.endswith(".") and token.text[-2:-1].isdigit()) or index + 1 >= end:
        return False
    following = doc[index + 1]
    return following.is_title and following.tag_ in {"ART", "APPR", "APPRART", "PPER", "PDAT", "PPOSAT", "KON"}


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
    return any(is_finite_here(doc, i) and not opens_insertion(doc, i) for i in piece)


def opens_insertion(doc: Doc, index: int) -> bool:
    """Whether a participle opens what stands between two commas: `der Bund, | vertreten durch Ida Senn, zeichnete …`."""
    if not index or doc[index - 1].text != "," or index + 1 >= len(doc):
        return False
    return doc[index].lower_.endswith(("en", "t")) and doc[index + 1].lower_ in {"durch", "von", "vom"}


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
            if following is not None and is_finite_here(doc, following) and not _closes(doc, current, following, tokens[-1]):
                parts.append(current)
                current = []
                continue
        current.append(i)
    return [part for part in [*parts, current] if part]


def _closes(doc: Doc, before: list[int], verb: int, last: int) -> bool:
    """Whether a last word is the participle of an auxiliary still open: `haben Kern und Senn den Vertrag unterzeichnet`."""
    while last > verb and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    if verb != last:
        return False
    helps = any(doc[i].lower_ in auxiliary_forms() or doc[i].lower_ in modal_forms() for i in before)
    return helps and not any(doc[i].tag_.startswith("VV") for i in before)
