"""The cases and numbers that a phrase can have, by its first word and its noun."""

from __future__ import annotations

import functools

from spacy.tokens import Doc

from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun

ANY_CASE = frozenset({"nom", "acc", "dat"})


@functools.cache
def case_forms() -> dict[str, tuple[frozenset[str], str]]:
    """Articles and pronouns to their cases and number."""
    return {row["form"]: (frozenset(row["cases"].split()), row["number"]) for row in load_lexicon("case_forms")}


def is_feminine(word: str) -> bool:
    """Whether a noun is surely feminine, by what it names or how it ends: `Firma`, `Dezernentin`, `Verwaltung`."""
    body, person = body_noun(word), role_noun(word)
    if body is not None or person is not None:
        return (body is not None and body.gender == "f") or (person is not None and person.gender == "f")
    return word.endswith(("ung", "heit", "keit", "schaft", "tion", "tät"))


def cases(doc: Doc, index: int, head: int = -1) -> frozenset[str]:
    """The cases that a phrase which begins with this token can stand in.

    head: its noun, which tells `der Landrat` from `der Firma`.
    """
    weak = head > index + 1 and doc[index + 1].lower_.endswith("en") and doc[index + 1].is_lower
    if head > index and doc[index].lower_ in {"der", "dieser"} and (weak or is_feminine(doc[head].text)):
        return frozenset({"gen", "dat"})  # `der Firma`, `der langjährigen Vorsitzenden`
    if doc[index].lower_ == "ihr" and index + 1 < len(doc) and doc[index + 1].tag_ in {"NN", "NE", "ADJA"}:
        return frozenset({"nom", "acc"})  # `Ihr Vorgänger`, not `Er half ihr`
    known = case_forms().get(doc[index].lower_)
    return known[0] if known else ANY_CASE
