"""Who does what to whom, read off articles, order and voice."""

from spacy.tokens import Span
from tagged import tagged

from pipeline.grammar.arguments import arguments


def slots(doc, **given):
    rows = arguments(doc, 0, len(doc) - 1, **given)
    return {doc[row.start : row.end].text: row.slot for row in rows}


def test_the_nominative_article_marks_the_subject_behind_the_verb(vocab):
    doc = tagged(vocab, "Den/ART Vertrag/NN unterzeichnete/VVFIN der/ART Landrat/NN ./$.")
    assert slots(doc) == {"Den Vertrag": "object", "der Landrat": "subject"}


def test_in_the_passive_the_grammatical_subject_is_the_object(vocab):
    doc = tagged(vocab, "Die/ART Forscherin/NN wurde/VAFIN von/APPR der/ART Kammer/NN geehrt/VVPP ./$.")
    assert slots(doc, passive=True) == {"Die Forscherin": "object", "der Kammer": "von"}


def test_a_genitive_belongs_to_the_noun_before_it(vocab):
    doc = tagged(vocab, "Der/ART Festakt/NN des/ART Vereins/NN beginnt/VVFIN ./$.")
    rows = arguments(doc, 0, 5)
    assert [(row.slot, row.of) for row in rows if row.slot == "genitive"] == [("genitive", 1)]


def test_a_title_in_quotation_marks_parts_no_genitive(vocab):
    doc = tagged(vocab, "Der/ART Wettbewerb/NN „/$( Neu/NN “/$( des/ART Vereins/NN beginnt/VVFIN ./$.")
    rows = arguments(doc, 0, 8, titles=[(3, 4)])
    assert [row.of for row in rows if row.slot == "genitive"] == [1]


def test_a_dative_pronoun_is_no_subject(vocab):
    doc = tagged(vocab, "Rektor/NN Kern/NE überreichte/VVFIN ihr/PPER die/ART Urkunde/NN ./$.")
    assert slots(doc) == {"Rektor Kern": "subject", "ihr": "dative", "die Urkunde": "object"}


def test_a_counted_phrase_keeps_its_preposition_over_an_adverb(vocab):
    doc = tagged(vocab, "Sie/PPER sprach/VVFIN vor/APPR rund/ADV 250/CARD Gästen/NN ./$.")
    assert slots(doc)["250 Gästen"] == "vor"


def test_a_body_before_a_name_is_a_phrase_of_its_own(vocab):
    doc = tagged(vocab, "Am/APPRART Freitag/NN wählte/VVFIN der/ART Rat/NN Ute/NE Ernst/NE ./$.")
    doc.ents = [Span(doc, 5, 7, label="PER")]
    found = slots(doc, skip=[(doc[1].idx, doc[1].idx + 7)])
    assert found == {"der Rat": "subject", "Ute Ernst": "object"}


def test_an_elided_subject_leaves_the_phrase_the_object(vocab):
    doc = tagged(vocab, "beruft/VVFIN neue/ADJA Leiterin/NN ./$.")
    assert slots(doc, elided=True) == {"neue Leiterin": "object"}


def test_coordinated_phrases_share_a_slot(vocab):
    doc = tagged(vocab, "Am/APPRART Podium/NN sprechen/VVFIN Kern/NE und/KON Lang/NE ./$.")
    assert [row.slot for row in arguments(doc, 0, 6)] == ["an", "subject", "subject"]
