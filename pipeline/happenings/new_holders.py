"""Somebody new in an office: `wird neue Leiterin`, `wird zum 1. März künstlerische Leiterin`."""

from __future__ import annotations

import functools

from spacy.tokens import Doc

from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun

_COPULAS = frozenset({"wird", "werden", "ist", "sind", "wurde", "wurden"})


def new_holder(doc: Doc, start: int, words: list[str]) -> int:
    """The copula of a clause whose only verb it is, with an office new to its holder: `ist künftiger Rektor`; -1 where there is none.

    start: its first token. words: in lower case.
    """
    if _new_words().isdisjoint(words) and not _takes_office(words):
        return -1
    copula = next((i for i, word in enumerate(words, start) if word in _COPULAS), -1)
    if copula < 0 or any(token.tag_.startswith("VV") for token in doc[start : start + len(words)]):
        return -1
    for i, word in enumerate(words[:-1], start):
        new = word in _new_words() or (doc[i].tag_ == "ADJA" and doc[i - 1].tag_ != "ART" and _takes_office(words))
        if new and (noun := role_noun(doc[i + 1].text)) and noun.kind == "office" and noun.number != "p":
            return copula
    return -1


def _takes_office(words: list[str]) -> bool:
    """Whether somebody becomes something from a day on: `wird zum 1. März künstlerische Leiterin`."""
    return not {"wird", "werden"}.isdisjoint(words) and not {"zum", "ab"}.isdisjoint(words)


@functools.cache
def offices() -> tuple[dict[str, str], ...]:
    """The rows of the lexicon of triggers for such a clause."""
    return tuple(row for row in load_lexicon("triggers") if row["match"] == "office")


@functools.cache
def _new_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("new_holders"))
