"""Clauses for events."""

from spacy.tokens import Doc
from tagged import tagged

from pipeline.happenings.event_clauses import event_clauses


def parts(doc):
    return [doc[part.start : part.end].text for part in event_clauses(doc, 0, len(doc) - 1)]


def test_a_prefield_with_commas_stays_with_its_verb(vocab):
    doc = tagged(vocab, "Am/APPRART Freitag/NN ,/$, 3./ADJA Mai/NN ,/$, wählte/VVFIN der/ART Rat/NN Ute/NE Ernst/NE ./$.")
    assert parts(doc) == ["Am Freitag, 3. Mai, wählte der Rat Ute Ernst"]


def test_a_bracket_interrupts_no_clause(vocab):
    doc = tagged(vocab, "Er/PPER hat/VAFIN in/APPR Wald/NE (/$( Elm/NE )/$( einen/ART Scheck/NN übergeben/VVPP ./$.")
    assert parts(doc) == ["Er hat in Wald (Elm) einen Scheck übergeben"]


def test_a_pair_of_dashes_interrupts_and_a_single_dash_cuts(vocab):
    pair = "Die/ART Lesung/NN –/$( ein/ART Wagnis/NN –/$( beginnt/VVFIN am/APPRART Montag/NN ./$."
    assert len(parts(tagged(vocab, pair))) == 1
    single = "Automat/NN gesprengt/VVPP –/$( Zeugen/NN gesucht/VVPP ./$."
    assert parts(tagged(vocab, single)) == ["Automat gesprengt", "Zeugen gesucht"]


def test_two_finite_verbs_behind_und_are_two_clauses(vocab):
    doc = tagged(vocab, "Sie/PPER kam/VVFIN an/PTKVZ und/KON eröffnete/VVFIN das/ART Fest/NN ./$.")
    assert parts(doc) == ["Sie kam an", "eröffnete das Fest"]


def test_an_infinitive_is_a_clause_of_its_own(vocab):
    text = "Sie/PPER hofft/VVFIN ,/$, das/ART Fest/NN nachholen/VVINF zu/PTKZU können/VMINF ./$."
    clause = event_clauses(tagged(vocab, text), 0, 9)[1]
    assert clause.infinitive


def test_um_with_a_clock_time_opens_no_clause(vocab):
    text = "Sie/PPER weihte/VVFIN am/APPRART Sonntag/NN ,/$, um/KOUI 10/CARD Uhr/NN die/ART Orgel/NN ein/PTKVZ ./$."
    assert len(parts(tagged(vocab, text))) == 1


def test_a_relative_clause_has_its_opener(vocab):
    text = "Der/ART Chor/NN ,/$, der/PRELS 1950/CARD begann/VVFIN ,/$, singt/VVFIN ./$."
    assert event_clauses(tagged(vocab, text), 0, 8)[1].opener == "der"


def test_a_relative_clause_interrupts_what_is_called_off(vocab):
    text = "Das/ART Fest/NN ,/$, das/PRELS am/APPRART Montag/NN beginnen/VVINF sollte/VMFIN ,/$, fällt/VVFIN aus/PTKVZ ./$."
    assert parts(tagged(vocab, text)) == ["Das Fest, das am Montag beginnen sollte, fällt aus"]


def test_what_is_made_up_for_is_told_apart(vocab):
    text = (
        "Die/ART Sitzung/NN ,/$, die/PRELS im/APPRART März/NN stattfinden/VVINF sollte/VMFIN ,/$, "
        "holt/VVFIN der/ART Rat/NN im/APPRART Mai/NN nach/PTKVZ ./$."
    )
    found = parts(tagged(vocab, text))
    assert found == ["Die Sitzung, die im März stattfinden sollte", "holt der Rat im Mai nach"]


def test_a_dash_between_two_towns_cuts_nothing(vocab):
    words = ["Er", "hat", "die", "Strecke", "Gotha", "–", "Suhl", "eröffnet", "."]
    spaces = [True, True, True, True, False, False, True, False, False]
    tags = ["PPER", "VAFIN", "ART", "NN", "NE", "$(", "NE", "VVPP", "$."]
    assert parts(Doc(vocab, words=words, spaces=spaces, tags=tags)) == ["Er hat die Strecke Gotha–Suhl eröffnet"]


def test_a_participle_at_the_end_belongs_to_the_auxiliary_in_front_of_und(vocab):
    text = "Am/APPRART Montag/NN haben/VAFIN Kurz/NE und/KON Lang/NE den/ART Vertrag/NN unterzeichnet/VVFIN ./$."
    assert parts(tagged(vocab, text)) == ["Am Montag haben Kurz und Lang den Vertrag unterzeichnet"]


def test_a_full_stop_behind_a_number_ends_a_sentence_before_an_article(vocab):
    text = "Er/PPER baut/VVFIN an/APPR der/ART B/NN 26./ADJA Der/ART Kreis/NN zahlt/VVFIN ./$."
    assert parts(tagged(vocab, text)) == ["Er baut an der B 26.", "Der Kreis zahlt"]
