"""Clauses for events."""

from tagged import tagged

from pipeline.components.event_clauses import event_clauses


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
