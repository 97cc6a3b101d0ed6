"""Triggers in clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from tagged import tagged

from pipeline.grammar.verb_lookup import is_finite_here
from pipeline.happenings.triggers import noun_trigger, supports_in, triggers_in


def lemmas(doc):
    return [one.lemma for one in triggers_in(doc, 0, len(doc))]


def test_a_compound_keeps_its_whole_word_as_lemma(vocab):
    doc = tagged(vocab, "Die/ART Herbstkonzerte/NN fallen/VVFIN aus/PTKVZ ./$.")
    assert noun_trigger(doc[1]).lemma == "Herbstkonzert"
    assert noun_trigger(doc[1]).type == "performance"


@pytest.mark.parametrize("word", ["Kettenreaktion", "Freitag", "Landtag", "Vertrag", "Beispiel", "Preise", "Abfahrt"])
def test_words_that_only_end_like_an_event_are_none(vocab, word):
    assert noun_trigger(tagged(vocab, f"Die/ART {word}/NN ./$.")[1]) is None


def test_a_verb_with_another_particle_is_another_verb(vocab):
    doc = tagged(vocab, "Die/ART Bank/NN brach/VVFIN die/ART Gespräche/NN ab/PTKVZ ./$.")
    assert "einbrechen" not in lemmas(doc)
    assert "brechen" not in lemmas(doc)


def test_a_verb_that_the_tagger_took_for_an_adjective_is_known_behind_the_date(vocab):
    doc = tagged(vocab, "Am/APPRART Freitag/NN unterzeichneten/ADJA Kurz/NE und/KON Lang/NE den/ART Vertrag/NN ./$.")
    assert "unterzeichnen" in lemmas(doc)
    assert is_finite_here(doc, 2)


def test_an_adjective_of_the_same_form_stays_one(vocab):
    doc = tagged(vocab, "Die/ART unterzeichneten/ADJA Verträge/NN liegen/VVFIN aus/PTKVZ ./$.")
    assert "unterzeichnen" not in lemmas(doc)


def test_a_prize_is_received_but_not_just_anything(vocab):
    assert "erhalten" in lemmas(tagged(vocab, "Sie/PPER erhielt/VVFIN den/ART Förderpreis/NN ./$."))
    assert "erhalten" not in lemmas(tagged(vocab, "Sie/PPER erhielt/VVFIN einen/ART Anruf/NN ./$."))


def test_nouns_inside_names_of_several_words_name_no_event(vocab):
    doc = Doc(vocab, words=["Die", "Messe", "Nordheide", "GmbH", "wächst"], ents=["O", "B-ORG", "I-ORG", "I-ORG", "O"])
    assert triggers_in(doc, 0, len(doc)) == []


def test_a_fixed_phrase_is_one_trigger(vocab):
    doc = tagged(vocab, "Das/ART Werk/NN nahm/VVFIN den/ART Ofen/NN in/APPR Betrieb/NN ./$.")
    assert "in Betrieb nehmen" in lemmas(doc)


def test_part_of_the_calendar_with_a_genitive_is_an_event(vocab):
    doc = tagged(vocab, "Beim/APPRART Tag/NN der/ART Forschung/NN gibt/VVFIN es/PPER Kuchen/NN ./$.")
    assert "Tag der Forschung" in lemmas(doc)


def test_a_support_verb_is_found_with_its_particle_at_the_end(vocab):
    doc = tagged(vocab, "Das/ART Fest/NN findet/VVFIN am/APPRART Montag/NN statt/PTKVZ ./$.")
    assert [one.lemma for one in supports_in(doc, 0, len(doc) - 1)] == ["stattfinden"]


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda word: not word.isspace()), max_size=12))
def test_any_words_without_tags_are_read_without_error(words):
    from spacy.vocab import Vocab

    doc = Doc(Vocab(), words=words)
    for found in triggers_in(doc, 0, len(doc)):
        assert 0 <= found.token < len(doc)
