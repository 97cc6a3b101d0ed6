"""Verbs that no lexicon of events knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.happenings.plain_verbs import plain_verb
from pipeline.lexicon import load_lexicon


def clause(vocab, words, tags, lemmas):
    return Doc(vocab, words=words.split(), tags=tags.split(), lemmas=lemmas.split())


def test_the_particle_at_the_end_belongs_to_the_verb(vocab):
    doc = clause(vocab, "Sie trug sich ein", "PPER VVFIN PRF PTKVZ", "sie tragen sich ein")
    found = plain_verb(doc, 0, len(doc))
    assert (found.lemma, found.type, found.token) == ("eintragen", "other", 1)


def test_behind_an_auxiliary_the_participle_tells_it(vocab):
    doc = clause(vocab, "Der Verein hat gebastelt", "ART NN VAFIN VVPP", "der Verein haben basteln")
    found = plain_verb(doc, 0, len(doc))
    assert (found.lemma, found.form) == ("basteln", "participle")


def test_a_clause_of_being_tells_nothing(vocab):
    doc = clause(vocab, "Der Weg ist lang", "ART NN VAFIN ADJD", "der Weg sein lang")
    assert plain_verb(doc, 0, len(doc)) is None


def test_what_is_only_retold_tells_nothing(vocab):
    doc = clause(vocab, "Er habe gebastelt", "PPER VAFIN VVPP", "er haben basteln")
    assert plain_verb(doc, 0, len(doc)) is None


@pytest.mark.parametrize("row", load_lexicon("idle_verbs"), ids=lambda row: row["verb"])
def test_a_verb_of_the_lexicon_tells_nothing(vocab, row):
    particle, _, base = row["verb"].rpartition("|")
    assert row["example"].endswith(f"{particle}{base}.")
    words, tags, lemmas = f"Sie {base} heute", "PPER VVFIN ADV", f"sie {base} heute"
    if particle:
        words, tags, lemmas = f"{words} {particle}", f"{tags} PTKVZ", f"{lemmas} {particle}"
    doc = clause(vocab, words, tags, lemmas)
    assert plain_verb(doc, 0, len(doc)) is None


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda word: not word.isspace()), max_size=12))
def test_any_words_without_tags_are_read_without_error(words):
    from spacy.vocab import Vocab

    doc = Doc(Vocab(), words=words)
    found = plain_verb(doc, 0, len(doc))
    assert found is None or 0 <= found.token < len(doc)
