"""Which phrase of a clause is its subject: by case, number, order and who is likely to act."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from pipeline.grammar.argument import Argument
from pipeline.grammar.cases import case_forms, cases
from pipeline.grammar.phrase_cuts import is_misread_adjective
from pipeline.offices.role_nouns import role_noun


def subject_of(
    doc: Doc, found: list[Argument], rows: list[list[int]], start: int, end: int, agency: Callable[[int, int], float]
) -> list[int] | None:
    """Of rows of phrases (indexes into `found`) the one that is the subject of the clause between two token indexes, or None."""
    best: tuple[float, list[int]] | None = None
    singular = _singular_verb(doc, start, end)
    for order, row in enumerate(rows):
        first = found[row[0]]
        possible = cases(doc, first.start, first.head_noun)
        if "nom" not in possible:
            continue
        score = -0.1 * order
        score += 2 if "acc" not in possible else 0
        pronoun = doc[first.start].tag_ == "PPER"
        score += (-1.5 if doc[first.start].lower_ == "es" else 1.5) if pronoun else 0  # `Es singt der Chor`
        score += 0.3 if first.start <= start + 1 else 0
        score += max(agency(doc[found[i].start].idx, _end(doc, found[i].end)) for i in row)
        score -= 2 if singular is not None and singular == _is_plural(doc, found, row) else 0
        if best is None or score > best[0]:
            best = (score, row)
    return best[1] if best else None


def _singular_verb(doc: Doc, start: int, end: int) -> bool | None:
    verbs = (i for i in range(start, end) if doc[i].tag_ in {"VVFIN", "VAFIN", "VMFIN"})
    finite = next((doc[i] for i in verbs if not (i and is_misread_adjective(doc, i))), None)
    return None if finite is None else not (finite.lower_.endswith("n") or finite.lower_ in {"sind", "seid"})


def _is_plural(doc: Doc, found: list[Argument], row: list[int]) -> bool:
    if any(doc[found[i].start - 1].lower_ in {"und", "sowie"} for i in row[1:]):
        return True
    words = [doc[i] for i in range(found[row[0]].start, found[row[0]].base)]
    first = words[0].lower_
    if first in {"die", "beide", "alle"} or first not in case_forms():
        counted = any(
            (word.tag_ == "CARD" or word.like_num) and word.lower_ not in {"eins", "ein"} and not word.text.endswith(".")
            for word in words  # `die 9. Kammer` is one
        )
        head = doc[found[row[0]].head_noun]
        noun = role_noun(head.text)
        bare = first not in case_forms() and noun is not None and head.morph.get("Number") == ["Plur"]
        return counted or bare or words[-1].lower_.endswith("innen") or (noun is not None and noun.number == "p")
    return case_forms()[first][1] == "pl"


def _end(doc: Doc, index: int) -> int:
    return int(doc[index - 1].idx + len(doc[index - 1]))
