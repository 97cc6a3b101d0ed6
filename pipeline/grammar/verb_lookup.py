"""Verbs of the lexicons in a text, found by their forms: which row, which form, and whether a word is a finite verb here."""

from __future__ import annotations

import functools
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pipeline.grammar.forms import forms_of, given_once
from pipeline.grammar.paradigms import verb_forms
from pipeline.lexicon import load_lexicon

NEVER_VERB_TAGS = frozenset({"ART", "APPRART", "KON", "PTKVZ", "PPER", "PPOSAT", "PRF"})
DOUBTFUL_TAGS = frozenset({"NN", "NE", "ADJA", "ADJD", "ADV", "CARD", "PIAT", "PIS", "APPR", "FM", "XY", "TRUNC"})
VERB_TABLES = (("triggers", "trigger"), ("event_support", "verb"))
FINITE = frozenset({"present", "past"})


class _VerbRow(NamedTuple):
    row: dict[str, str]
    kind: str
    particle: str


@functools.cache
def _verbs(lexicon: str, column: str) -> dict[str, tuple[_VerbRow, ...]]:
    """Form in lower case to the rows of the verbs that have it."""
    index: dict[str, list[_VerbRow]] = {}
    for row in load_lexicon(lexicon):
        if row.get("match", "verb") == "verb":
            for form in verb_forms(row[column], row["forms"]):
                index.setdefault(form.text, []).append(_VerbRow(row, form.kind, form.particle))
    return {form: tuple(rows) for form, rows in index.items()}


@given_once
def verbs_between(doc: Doc, start: int, end: int, lexicon: str, column: str) -> list[tuple[int, dict[str, str], str]]:
    """(token, row, form) of the verbs that stand there; of forms that look alike the auxiliary decides (`hat besucht`)."""
    index = _verbs(lexicon, column)
    words = forms_of(doc).lower[start:end]
    known = [(i, index[word]) for i, word in enumerate(words, start) if word in index]
    candidates = [(token, rows) for i, rows in known if _can_be_verb(token := doc[i])]
    if not candidates:
        return []
    tokens = list(doc[start:end])
    final = next(token for token in reversed(tokens) if not (token.is_space or token.is_punct))
    last, particle_at_end = final.lower_, final.tag_ == "PTKVZ"
    auxiliary = not auxiliary_forms().isdisjoint(words)
    out: list[tuple[int, dict[str, str], str]] = []
    for token, rows in candidates:
        i = token.i
        forms: dict[str, tuple[dict[str, str], list[str]]] = {}
        for verb in rows:
            if verb.kind in FINITE:
                if verb.particle and not (last == verb.particle and i != final.i):
                    continue
                if not verb.particle and particle_at_end and i != final.i:
                    continue
            forms.setdefault(verb.row[column] + verb.row.get("type", "") + verb.row.get("with", ""), (verb.row, []))[1].append(
                verb.kind
            )
        out.extend((i, row, _likely_form(kinds, auxiliary)) for row, kinds in forms.values())
    separated = {i for i, row, _ in out if "|" in row[column]}
    return [found for found in out if found[0] not in separated or "|" in found[1][column]]


def _likely_form(kinds: list[str], auxiliary: bool) -> str:
    if "participle" in kinds and (auxiliary or len(kinds) == 1):
        return "participle"
    return next((kind for kind in kinds if kind in FINITE), kinds[0])


def _can_be_verb(token: Token) -> bool:
    """Whether a word with a verb's form can be one here: `brachen` behind a date, not the adjective in `die brachen Felder`."""
    if token.text[:1].isupper():
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        fronted = token.is_sent_start or (token.i > 0 and token.doc[token.i - 1].text in {":", "–", "„", "•", "-", ";"})
        return fronted and (
            token.tag_.startswith("V") or following in auxiliary_forms() or following in modal_forms() or not token.tag_
        )
    if token.tag_ in NEVER_VERB_TAGS:
        return False
    return token.tag_ not in DOUBTFUL_TAGS or not _is_determined(token)


def _is_determined(token: Token) -> bool:
    """Whether an article, adjective or preposition stands right in front, so that a noun phrase goes on."""
    if not token.i:
        return False
    before = token.doc[token.i - 1]
    return (
        before.tag_ in {"ART", "ADJA", "PPOSAT", "PDAT", "PIAT", "APPR", "APPRART", "CARD"}
        and before.text[0] not in "0123456789"
    )


@given_once
def is_finite_here(doc: Doc, index: int) -> bool:
    """Whether a token is a finite verb, by its tag or by a form that the lexicons know.

    A participle or infinitive that looks like one (`hat … besucht`, `sollen … bauen`) is none where an auxiliary or modal
    stands before it in its clause.
    """
    token = doc[index]
    word = token.lower_
    if not token.is_alpha:
        return False
    if word in auxiliary_forms():
        return word not in {"worden", "gewesen", "gehabt", "geworden"} and not (
            word in {"werden", "haben", "sein"} and _governed(doc, index)
        )
    if word in modal_forms():
        return not _governed(doc, index) or word not in {"können", "müssen", "sollen", "wollen", "dürfen"}
    if token.tag_ == "VVFIN" and (token.text[:1].islower() or token.is_sent_start):
        return not _governed(doc, index) or word.endswith(("te", "ten"))
    known = any(form.kind in FINITE for lexicon, column in VERB_TABLES for form in _verbs(lexicon, column).get(word, ()))
    return known and token.text[:1].islower() and _can_be_verb(token) and not _governed(doc, index)


def _governed(doc: Doc, index: int) -> bool:
    """Whether an auxiliary or modal stands in front in the same clause, or right behind (`…, weil er gebaut wird`)."""
    if index + 1 < len(doc) and (doc[index + 1].lower_ in auxiliary_forms() or doc[index + 1].lower_ in modal_forms()):
        return True
    for i in range(index - 1, max(index - 40, -1), -1):
        if doc[i].text in {";", ":"} or doc[i].is_sent_end or doc[i].tag_ in {"KOUS", "PRELS"}:
            return False
        if doc[i].lower_ in auxiliary_forms() or doc[i].lower_ in modal_forms():
            if doc[i + 1].text == "," and doc[index - 1].text == ",":
                return False  # `das im Mai geplant war, | findet nicht statt`: it closed the clause in between
            return not any(doc[j].tag_ == "VVFIN" and doc[j].is_lower for j in range(i + 1, index))
    return False


@functools.cache
def auxiliary_forms() -> frozenset[str]:
    """Finite and other forms of haben, sein and werden, in lower case."""
    return frozenset(row["form"] for row in load_lexicon("auxiliaries"))


@functools.cache
def modal_forms() -> frozenset[str]:
    """Finite forms of the modal verbs, in lower case."""
    return frozenset(row["form"] for row in load_lexicon("modals"))
