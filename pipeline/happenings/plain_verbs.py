"""Verbs that no lexicon of events knows: beside a day they still tell that something happens (`Am Freitag trug er sich ein`).

The lexicon of `idle_verbs` holds what happens to nobody: states, growth, speech, deadlines for the reader.
"""

from __future__ import annotations

import functools

from spacy.tokens import Doc, Token

from pipeline.grammar.verb_lookup import auxiliary_forms, is_finite_here, modal_forms
from pipeline.grammar.verbs import is_subjunctive_one, lemma_of
from pipeline.happenings.triggers import Trigger
from pipeline.lexicon import load_lexicon

FRAME = "any_verb"
SHORTEST = 4  # letters of a full verb that is no particle read as one: `eint`
FULL_VERBS = frozenset({"VVFIN", "VVPP", "VVINF"})


@functools.cache
def said_verbs() -> frozenset[str]:
    """Infinitives of the verbs that report what somebody said."""
    return frozenset(row["lemma"].replace("|", "") for row in load_lexicon("cues") if row["class"] == "verb")


@functools.cache
def idle_verbs() -> frozenset[str]:
    """Infinitives that name no event, whatever date stands beside them: `liegen`, `kosten`, `mitteilen`."""
    supports = {row["verb"].replace("|", "") for row in load_lexicon("event_support") if row["kind"] == "take_place"}
    return said_verbs() | supports | {row["verb"].replace("|", "") for row in load_lexicon("idle_verbs")}


def plain_verb(doc: Doc, start: int, end: int) -> Trigger | None:
    """The full verb of a main clause as the name of an event of kind `other`, or None.

    Not of a clause in the subjunctive, which only retells, nor of one whose only verb is an auxiliary.
    """
    words = [token for token in doc[start:end] if not token.is_space]
    finite = next((token for token in words if is_finite_here(doc, token.i)), None)
    if finite is None or is_subjunctive_one(finite):
        return None
    verb, form = _full_verb(words, finite)
    if verb is None:
        return None
    lemma = _infinitive(words, verb)
    if lemma in idle_verbs() or not lemma.endswith("n") or len(lemma) < SHORTEST or not lemma.isalpha():
        return None
    return Trigger(verb.i, lemma, "verb", "other", FRAME, form)


def _full_verb(words: list[Token], finite: Token) -> tuple[Token | None, str]:
    """The verb that carries the meaning, and its form: the finite one, or what its auxiliary or modal governs."""
    if finite.lower_ not in auxiliary_forms() and finite.lower_ not in modal_forms():
        past = finite.lower_.endswith(("te", "ten")) or "Past" in finite.morph.get("Tense")
        return (finite, "past" if past else "present") if finite.tag_ == "VVFIN" else (None, "")
    governed = [token for token in words if token.tag_ in {"VVPP", "VVINF"} and token.i != finite.i]
    if not governed:
        return None, ""
    verb = governed[-1] if governed[-1].i > finite.i else governed[0]
    if verb.tag_ == "VVINF" and finite.lower_ in auxiliary_forms() and lemma_of(finite) != "werden":
        return None, ""  # `Es war zehn Uhr, als die Dämme brachen`
    return verb, "participle" if verb.tag_ == "VVPP" else "infinitive"


def _infinitive(words: list[Token], verb: Token) -> str:
    """The infinitive with its particle: `trug … ein` gives `eintragen`."""
    lemma = lemma_of(verb)
    if verb.tag_ != "VVFIN":
        return lemma
    particle = next((token.lower_ for token in reversed(words) if token.tag_ == "PTKVZ" and token.i > verb.i), "")
    return lemma if lemma.startswith(particle) and particle else particle + lemma
