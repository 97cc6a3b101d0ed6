"""What a single verb form says: finite or not, Konjunktiv or not, its lemma.

The model's tags and morphology are read first; where it gives none, or where the form is unambiguous, the form decides.
"""

from __future__ import annotations

import functools

from spacy.tokens import Token

from pipeline.lexicon import load_lexicon

FINITE_TAGS = frozenset({"VVFIN", "VAFIN", "VMFIN"})


@functools.cache
def subjunctive_forms() -> dict[str, tuple[str, str]]:
    """Form to (lemma, `1` or `2`): Konjunktiv forms of auxiliaries, modals and irregular verbs (`habe`, `wäre`, `gebe`)."""
    return {row["form"]: (row["lemma"], row["konjunktiv"]) for row in load_lexicon("subjunctive")}


def is_finite(token: Token) -> bool:
    """Whether the token is a finite verb: STTS VVFIN, VAFIN or VMFIN, and not a capitalised word inside a sentence."""
    if token.tag_ not in FINITE_TAGS:
        return False
    if not token.text[:1].isupper() or token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return bool(before.is_punct or before.is_space)


def is_subjunctive(token: Token) -> bool:
    """Whether a finite verb stands in Konjunktiv I, or in Konjunktiv II that cannot be read as a preterite.

    `habe`, `sei`, `werde`, `liefere` after a third-person subject are Konjunktiv I; `ich liefere` is indicative. Weak
    forms such as `machte` are not counted: only context could tell.
    """
    known = subjunctive_forms().get(token.lower_)
    if known and known[1] == "2":
        return True
    return is_subjunctive_one(token)


def is_subjunctive_one(token: Token) -> bool:
    """Whether a finite verb stands in Konjunktiv I (`sei`, `habe`, `komme`), the mark of indirect speech.

    Of a regular verb it is stem and -e; the only other finite form in -e is the weak preterite in -te (`meldete`).
    """
    form = token.lower_
    known = subjunctive_forms().get(form)
    if known:
        return known[1] == "1" and not _first_person_near(token)
    regular = token.tag_ == "VVFIN" and form.endswith("e") and not form.endswith("te")
    return regular and not _first_person_near(token)


def lemma_of(token: Token) -> str:
    """The lemma, lower-cased for verbs; the form itself where the model gives none."""
    known = subjunctive_forms().get(token.lower_) if token.tag_ in FINITE_TAGS else None
    if known:
        return known[0]
    if not token.lemma_ and token.lower_ in werden_forms():
        return "werden"
    return str(token.lemma_ or token.text).lower()


@functools.cache
def werden_forms() -> frozenset[str]:
    """The forms of `werden`, which make the passive; known without a lemmatizer."""
    return frozenset(row["word"] for row in load_lexicon("frame_words") if row["class"] == "become")


def _first_person_near(token: Token) -> bool:
    """Whether `ich` is the subject: right beside the verb, or up to four words in front of it in its clause."""
    doc = token.doc
    if token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "ich":
        return True
    for i in range(token.i - 1, max(token.i - 5, -1), -1):
        if doc[i].text in {",", ";", ".", ":", "–"}:
            return False
        if doc[i].lower_ == "ich":
            return True
    return False
