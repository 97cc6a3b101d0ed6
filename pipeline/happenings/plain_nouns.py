"""Nouns that no lexicon of events knows, beside verbs that leave the naming to a noun: `Die Honigernte findet … statt`."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.grammar.phrases import noun_phrases
from pipeline.happenings.event_dates import timexes_over
from pipeline.happenings.triggers import Trigger
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun

GENITIVES = frozenset({"des", "der", "eines", "einer"})


def plain_subject(doc: Doc, start: int, end: int) -> Trigger | None:
    """The first noun of a clause as the name of an event that no lexicon knows: `Die Honigernte findet … statt`."""
    for phrase in noun_phrases(doc, start, end):
        token = doc[phrase.head_noun]
        if (
            phrase.preposition < 0
            and token.tag_ in {"NN", "NE"}
            and token.text[:1].isupper()
            and not token.ent_type_
            and not timexes_over(doc, token.idx)
            and token.is_alpha
            and len(token) > 2
            and ((office := role_noun(token.text)) is None or office.evidence != "form")
            and body_noun(token.text) is None
            and not (phrase.head_noun > start and doc[phrase.head_noun - 1].like_num)
            and not (
                phrase.start > start and doc[phrase.start].lower_ in GENITIVES and doc[phrase.start - 1].tag_ in {"NN", "NE"}
            )
        ):
            return Trigger(phrase.head_noun, _singular(token), "noun", "other", "other_noun", "", token.lower_)
    return None


def _singular(token: Token) -> str:
    """The lemma where the model gives one that is this noun, else the word as it stands."""
    return str(token.lemma_ if token.lemma_[:1].isupper() else token.text)
