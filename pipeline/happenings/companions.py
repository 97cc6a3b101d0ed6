"""Words that must stand beside a verb for it to name an event: `erhielt` a prize, `bestellte` somebody to an office."""

from __future__ import annotations

import functools
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.grammar.forms import forms_of
from pipeline.offices.role_nouns import role_noun

OFFICE_MARK = "@office"  # in the column `with`: `zur Dezernentin`, `als Leiter`
ANTECEDENT = 4  # tokens in front of a relative clause in which the noun it is about stands: `aus der Studie hervor, die …`


class _Companions(NamedTuple):
    """The words that a trigger needs in its clause. needed: all of them; else one. heads: ends of nouns, in all their forms.

    barred: words that undo it.
    """

    needed: frozenset[str]
    barred: frozenset[str]
    office: bool
    heads: tuple[str, ...]
    exact: frozenset[str]


@functools.cache
def _companions(wanted: str) -> _Companions:
    words = wanted.split()
    heads = [word.lower() for word in words if word[0].isupper()]
    return _Companions(
        frozenset(word[1:] for word in words if word[0] == "+"),
        frozenset(word[1:].lower() for word in words if word[0] == "!"),
        OFFICE_MARK in words,
        tuple(head + ending for head in heads for ending in ("", "s", "es", "e", "n", "en", "er", "ern", "se", "sen")),
        frozenset(word for word in words if word[0].islower()),
    )


def has_companion(doc: Doc, start: int, end: int, wanted: str) -> bool:
    """Whether a clause has what a row asks for. wanted: its column `with`."""
    if wanted == "-":
        return True
    companions, forms = _companions(wanted), forms_of(doc)
    if not companions.needed.issubset(forms.lower[start:end]):
        return False
    if companions.barred:
        return companions.barred.isdisjoint(forms.lower[start:end])
    if companions.office and _gives_office(doc, start, end):
        return True
    if start > 1 and doc[start - 1].text == "," and doc[start].tag_ in {"PRELS", "PRELAT"}:
        start = max(start - ANTECEDENT, doc[start].sent.start)  # `die Studie, | die das Amt heute vorgestellt hat`
    if not companions.exact.isdisjoint(forms.lower[start:end]):
        return True
    nouns = (forms.lower[i] for i in range(start, end) if forms.text[i][:1].isupper())
    return bool(companions.heads) and any(word.endswith(companions.heads) for word in nouns)


def _gives_office(doc: Doc, start: int, end: int) -> bool:
    return bool(office_given(doc, start, end))


def office_given(doc: Doc, start: int, end: int) -> str:
    """The stem of the office into which a clause says that somebody comes: `bestellte Ida Senn | zur Finanzvorständin`, or ""."""
    for i in range(start + 1, end):
        noun = role_noun(doc[i].text) if doc[i].text[:1].isupper() else None
        if noun is None or noun.kind not in {"office", "profession"} or noun.number == "p":
            continue
        before = [doc[j].lower_ for j in range(max(start, i - 3), i)]
        if {"zum", "zur", "als"} & set(before):
            return str(noun.stem)
    return ""
