"""Finite verbs of a sentence, also those that the model misreads, and whether they report someone else's words."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from pipeline.grammar.verbs import is_finite, is_subjunctive, is_subjunctive_one, subjunctive_forms
from pipeline.speech.cues import frame_words, is_cue_form

EMBEDDED_ZU = re.compile(r"(?!hinzu|dazu|herzu)[a-zäöüß]{2,12}zu[a-zäöüß]{2,20}(?:en|ern|eln)$")
CLOSING_MARKS = frozenset('“”«»"‘‹')
MISREAD_TAGS = frozenset({"APPR", "ADJA", "ADJD", "ADV", "NN", "NE", "VVIMP", "PTKVZ", "XY", "FM", "VVINF"})
AFTER_ADJECTIVE_TAGS = frozenset({"NN", "NE", "NNE", "ADJA", "TRUNC", "CARD", "FM", "XY", "$,"})


def finite_verb(token: Token) -> bool:
    """Whether a token is a finite verb by its tag, or by a form that is nothing else (`wolle`, tagged as an adjective)."""
    if is_finite(token):
        return True
    if token.text[:1].isupper() and not token.is_sent_start:
        return False
    return token.lower_ in subjunctive_forms() and token.tag_ not in {"VVINF", "VAINF", "VMINF", "PPOSAT"}


def reports(token: Token) -> bool:
    """Whether a finite verb stands in a form that marks someone else's words (`sei`, `habe`, `käme`)."""
    return is_subjunctive(token) or is_subjunctive_one(token) or (not is_finite(token) and looks_subjunctive(token))


def reports_one(token: Token) -> bool:
    """Whether a finite verb is a Konjunktiv I."""
    return is_subjunctive_one(token) or (not is_finite(token) and looks_subjunctive(token))


def finites_of(doc: Doc, tokens: list[int]) -> list[int]:
    """The finite verbs among tokens; a capitalised first word is none where another one follows."""
    found = [i for i in tokens if finite_verb(doc[i])]
    if len(found) > 1 and doc[found[0]].text[:1].isupper() and not is_cue_form(doc[found[0]].text) and not helps(doc[found[0]]):
        del found[0]  # `Landrat Kern lobte …`, the office read as a verb
    return found


def helps(token: Token) -> bool:
    """Whether a word is a form of `haben`, `sein`, `werden` or a modal verb."""
    return any(token.lower_ in frame_words(name) for name in ("have", "be", "become", "modal"))


def misread_finite(doc: Doc, tokens: list[int]) -> list[int]:
    """A finite verb that the model takes for something else, in a segment that has no other.

    A Konjunktiv I (`Davon übernehme der Bund die Hälfte`): a word in -e with no noun behind it can be no adjective. A
    plural (`Die Fischer sagen`) read as an infinitive although no `zu` and no modal is there.
    """
    for place, i in enumerate(tokens):
        token = doc[i]
        after = doc[tokens[place + 1]].tag_ if place + 1 < len(tokens) else ""
        if place and looks_subjunctive(token) and token.tag_ in MISREAD_TAGS and after not in AFTER_ADJECTIVE_TAGS:
            return [i]
        if (
            place
            and token.tag_ == "VVPP"
            and token.text[-1:] == "t"
            and token.lower_[:2] != "ge"
            and not infinitive_near(doc, tokens)
        ):
            return [i] if not any(helps(doc[j]) for j in tokens) else []
        if (
            place
            and token.tag_ in {"ADJA", "ADJD"}
            and token.is_lower
            and is_cue_form(token.text)
            and _verb_place(doc[tokens[place - 1]])
        ):
            return [i]  # Weiterhin verwies Kern darauf, der Name unbekannt und `verwies` ein Adjektiv
        if place and token.tag_ == "ADJA" and token.text[-2:] == "te" and doc[tokens[place - 1]].text in CLOSING_MARKS:
            return [i]  # Mit dem Satz „Es geht los“ eröffnete Kern …
    infinitives = [i for i in tokens if doc[i].tag_ == "VVINF"]
    if infinitives and not any(doc[i].tag_ in {"PTKZU", "VMINF", "VAINF"} for i in tokens):
        return infinitives[:1] if infinitives[0] > tokens[0] else []
    return []


def _verb_place(before: Token) -> bool:
    """Whether a verb rather than an attribute can stand behind a token: a noun, a pronoun, an adverb, a lone `Das`."""
    if before.tag_ in {"NN", "NE", "PPER", "PROAV", "PAV", "PDS", "ADV", "PIS", "CARD", "PRF"}:
        return True
    return before.is_sent_start is True and before.lower_ in frame_words("thing")


def has_embedded_zu(token: Token) -> bool:
    """Whether a verb form is an infinitive with `zu` inside (`schlechtzureden`), whatever its tag; not `hinzukommen`."""
    return token.is_lower and (token.tag_ == "VVIZU" or (token.tag_.startswith("V") and bool(EMBEDDED_ZU.match(token.text))))


def infinitive_near(doc: Doc, tokens: list[int]) -> bool:
    """Whether `zu` stands among the tokens."""
    return any(doc[i].tag_ in {"PTKZU", "VVIZU"} for i in tokens)


def looks_subjunctive(token: Token) -> bool:
    """Whether the form alone can be a Konjunktiv I: lower case, -e, no -te."""
    low = token.text
    shaped = len(low) > 3 and low.isalpha() and low.islower() and low.endswith("e") and not low.endswith("te")
    return shaped and low not in frame_words("word in -e")
