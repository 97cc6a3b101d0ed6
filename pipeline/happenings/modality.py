"""How certain an event is: happened, planned, cancelled or possible, from its words, tense and date."""

from __future__ import annotations

import functools

from spacy.tokens import Doc

from pipeline.grammar.forms import forms_of, given_once
from pipeline.grammar.verbs import lemma_of
from pipeline.happenings.triggers import Support, Trigger
from pipeline.lexicon import load_lexicon


@functools.cache
def _words(match: str) -> dict[str, str]:
    return {row["word"]: row["kind"] for row in load_lexicon("event_modality") if row["match"] == match}


@functools.cache
def _tense() -> dict[str, tuple[str, str]]:
    return {row["form"]: (row["lemma"], row["tense"]) for row in load_lexicon("auxiliaries")}


@given_once
def said_kinds(doc: Doc, start: int, end: int) -> frozenset[str]:
    """Which kinds the words of the tokens `start` to `end` name: `geplante` planned, `denkbar` possible."""
    out: set[str] = set()
    forms, kinds, stems = forms_of(doc), _words("word"), tuple(_words("stem"))
    words = f" {' '.join(forms.lower[start:end])} "
    out.update(kind for phrase, kind in _words("phrase").items() if f" {phrase.lower()} " in words)
    for i in range(start, end):
        word = forms.lower[i]
        if word in kinds:
            out.add(kinds[word])
        elif word.startswith(stems) and forms.text[i][:1].islower():
            out.add(next(kind for stem, kind in _words("stem").items() if word.startswith(stem)))
    return frozenset(out)


def governing_kind(doc: Doc, start: int, end: int) -> str:
    """What the verb of a clause makes of the infinitive or dass-clause behind it: `hofft` possible, `plant` planned, or ""."""
    for i in range(start, end):
        kind = _words("verb").get(lemma_of(doc[i])) if doc[i].tag_.startswith("V") else None
        if kind:
            return kind
    return ""


def is_past(doc: Doc, start: int, end: int, verb: Trigger | Support | None) -> bool:
    """Whether the clause is in a past tense: `wählte`, `hat gewählt`, `wurde gewählt`, `war gewählt worden`."""
    if verb is not None and verb.form == "past":
        return True
    words = [doc[i] for i in range(start, end)]
    forms = [_tense().get(word.lower_, ("", "")) for word in words]
    if any(tense == "past" for _, tense in forms):
        return True
    participle = (verb is not None and verb.form == "participle") or any(word.tag_ in {"VVPP", "VAPP"} for word in words)
    perfect = any(lemma in {"haben", "sein"} and tense == "present" for lemma, tense in forms)
    if participle and perfect:
        return not any(lemma == "werden" and word.lower_ == "werden" for word, (lemma, _) in zip(words, forms, strict=True))
    return any(word.tag_ == "VVFIN" and word.lower_.endswith(("te", "ten")) for word in words)


def modality(
    doc: Doc,
    start: int,
    end: int,
    *,
    verb: Trigger | Support | None,
    cancelled: bool,
    governed: str = "",
    date: str = "",
    issued_on: str = "",
) -> str:
    """The modality of an event told by the tokens `start` to `end`.

    verb: the verb that tells it. cancelled: whether a support verb calls it off. governed: what the clause around it
    makes of it. date: its first day or month. issued_on: the day of the release.
    """
    kinds = said_kinds(doc, start, end) | {governed}
    if cancelled or "cancelled" in kinds:
        return "cancelled"
    if "possible" in kinds:
        return "possible"
    past = is_past(doc, start, end, verb)
    later = bool(date and issued_on) and date > issued_on[: len(date)]
    earlier = bool(date and issued_on) and date < issued_on[: len(date)]
    if later:
        return "planned"
    if earlier or past:
        return "happened"
    if "planned" in kinds or (date and issued_on and any(word.lower_ == "wird" for word in doc[start:end])):
        return "planned"
    return "happened" if not date or date == issued_on else "planned"


def is_passive(doc: Doc, start: int, end: int, form: str) -> bool:
    """Whether a clause whose verb stands as a participle is in the passive: `wird gewählt`, `ist abgesagt`, `gewählt worden`.

    form: of its verb, see Trigger.form. A perfect with sein (`ist erschienen`) looks the same; its frame has no object.
    """
    if form != "participle":
        return False
    lemmas = {_tense()[word.lower_][0] for word in doc[start:end] if word.lower_ in _tense()}
    return "werden" in lemmas or ("sein" in lemmas and "haben" not in lemmas) or not lemmas
