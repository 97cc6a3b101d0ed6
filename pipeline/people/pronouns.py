"""Whom a pronoun means: the nearest actor before it that agrees with it in gender and number."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.grammar.words import Word, index_at

if TYPE_CHECKING:
    from pipeline.components.actors import Actors

# Form to the genders it can refer to; p is plural.
PRONOUNS = {
    "er": "m", "ihm": "mn", "ihn": "m", "sein": "mn", "seine": "mn", "seinen": "mn", "seinem": "mn", "seiner": "mn", "seines": "mn",
    "sie": "fp", "ihr": "fp", "ihre": "fp", "ihren": "fp", "ihrem": "fp", "ihrer": "fp", "ihres": "fp", "ihnen": "p",
    "es": "n", "dessen": "mn", "deren": "fp", "dieser": "m", "diese": "fp", "letzterer": "m", "letztere": "f",
}  # fmt: skip
FARTHEST = 1500  # characters back that a pronoun reaches: about two paragraphs
NEAR = 300  # characters within which a person is preferred to a body named later


def pronoun(actors: Actors, doc: Doc, start: int, end: int) -> int | None:
    """The actor that a pronoun means: the nearest before it that agrees in gender and number, persons before bodies."""
    words = actors.words(doc)
    at = index_at(words, start)
    if at >= len(words):
        return None
    form = words[at].lower
    genders = PRONOUNS.get(form, "mfnp")
    if genders == "fp" and form == "sie":
        genders = "p" if _verb_is_plural(words, at) else "f"
    quoted = _quotation_at(doc, start)
    fallback: int | None = None
    for begin, stop, index, _ in actors.before(start):
        if start - begin > FARTHEST:
            break
        if stop > start or (quoted is None and _quotation_at(doc, begin) is not None):
            continue
        actor = actors[index]
        several = actor.plural or actor.gender == "p" or actor.kind == "group"
        fits = ("p" in genders and several) or (
            not several and (actor.gender in genders if actor.gender else actor.kind == "person")
        )
        if not fits:
            continue
        doubtful = actor.kind == "person" and not actor.gender and " " not in actor.name  # maybe a place: `Corona`, `Selke`
        if (actor.kind == "person" or several) and not doubtful:
            return index if fallback is None or start - begin < NEAR else fallback
        fallback = index if fallback is None else fallback
    return fallback


def _verb_is_plural(words: list[Word], at: int) -> bool:
    """Whether the finite verb beside `sie` is plural: `sie haben`, `sagten sie`."""
    for i in (at + 1, at - 1):
        if 0 <= i < len(words) and (words[i].tag in {"VVFIN", "VAFIN", "VMFIN"}):
            return words[i].lower.endswith("en") or words[i].lower == "sind"
    return False


def _quotation_at(doc: Doc, position: int) -> int | None:
    """Index of the outermost quotation that holds the position; quotations stand in order of their beginnings."""
    quotations = doc._.quotations
    at = bisect_right(quotations, position, key=lambda quotation: quotation.outer_start) - 1
    while at > 0 and quotations[at].depth:
        at -= 1
    return at if at >= 0 and position < quotations[at].outer_end else None
