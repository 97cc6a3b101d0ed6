import pytest
from spacy.tokens import Span
from tagged import tagged

from pipeline.components.actors import Actors
from pipeline.extensions import Timex
from pipeline.speech import mentions, speakers
from pipeline.speech.phrases import Phrase


def subject(doc, start=0, oblique=False):
    phrase = mentions.subject(doc, range(start, len(doc)), len(doc), oblique)
    return None if phrase is None else (doc[phrase.start : phrase.core_end].text, doc[phrase.start : phrase.end].text)


@pytest.mark.parametrize(
    ("text", "core", "whole"),
    [
        (
            "Uta/NE Kern/NE ,/$, Leiterin/NN des/ART Amtes/NN für/APPR Umwelt/NN ,/$, am/APPRART Abend/NN",
            "Uta Kern",
            "Uta Kern, Leiterin des Amtes für Umwelt",
        ),
        ("ein/ART Sprecher/NN der/ART Stadt/NN Aalen/NE", "ein Sprecher der Stadt Aalen", "ein Sprecher der Stadt Aalen"),
        ("Udo/NE Brink/NE (/$( SPD/NE )/$(", "Udo Brink (SPD)", "Udo Brink (SPD)"),
        ("sich/PRF die/ART Rätin/NN", "die Rätin", "die Rätin"),
        ("der/ART 81-Jährige/ADJA", "der 81-Jährige", "der 81-Jährige"),
        ("Rita/NE Moll/NE und/KON Udo/NE Brink/NE", "Rita Moll und Udo Brink", "Rita Moll und Udo Brink"),
    ],
)
def test_speaker_phrase_with_attributes_and_apposition(vocab, text, core, whole):
    assert subject(tagged(vocab, text)) == (core, whole)


def test_phrases_behind_prepositions_times_and_objects_do_not_speak(vocab):
    doc = tagged(vocab, "am/APPRART Montag/NN ihm/PPER im/APPRART Rat/NN schließlich/ADV Kern/NE")
    doc._.timexes = [Timex(3, 9, "DATE", "2024-05-06")]
    assert subject(doc) == ("Kern", "Kern")


def test_a_source_may_stand_in_any_case(vocab):
    assert subject(tagged(vocab, "dem/ART Rathaus/NN"), oblique=True) == ("dem Rathaus", "dem Rathaus")
    assert subject(tagged(vocab, "dem/ART Rathaus/NN")) is None


def test_a_report_leads_to_whoever_issued_it(vocab):
    doc = tagged(vocab, "einer/ART Mitteilung/NN der/ART Stadt/NN")
    owner = mentions.report_of(doc, Phrase(0, 4, 4))
    assert owner is not None
    assert doc[owner.start : owner.core_end].text == "der Stadt"


def test_a_person_in_the_phrase_is_the_speaker(vocab):
    doc = tagged(vocab, "Rektorin/NN Ute/NE Hahn/NE")
    actors = Actors()
    school = actors.add("Schule", "organisation")
    hahn = actors.add("Ute Hahn", "person", "f")
    actors.mention(school, 0, 8, "role")
    actors.mention(hahn, 9, 17, "full")
    doc._.actors = actors
    assert speakers.resolve(doc, Phrase(0, 3, 3)) == hahn


def test_wir_is_the_issuer(vocab):
    doc = tagged(vocab, "Wir/PPER")
    doc._.actors = Actors()
    doc._.actors.issuer = doc._.actors.add("Stadt Aalen", "organisation")
    assert speakers.resolve(doc, Phrase(0, 1, 1, pronoun=True)) == doc._.actors.issuer


def test_unknown_names_are_found_by_their_capitals(vocab):
    doc = tagged(vocab, "Quistorf/ADV sagte/VVFIN")
    found = mentions.capitalised(doc, range(2))
    assert found is not None
    assert doc[found.start : found.end].text == "Quistorf"


def test_the_name_behind_an_office_is_the_speaker_and_not_the_place_in_it(vocab):
    doc = tagged(vocab, "die/ART Landrätin/NN von/APPR Linden/NE ,/$, Anna/NE Wolf/NE ,/$,")
    actors = Actors()
    place = actors.add("Linden", "person")
    actors.mention(place, 18, 24, "surname")
    wolf = actors.add("Anna Wolf", "person", "f")
    actors.mention(wolf, 26, 35, "full")
    doc._.actors = actors
    assert speakers.resolve(doc, Phrase(0, 4, 7)) == wolf


def test_a_noble_name_behind_its_verb_is_no_prepositional_object(vocab):
    doc = tagged(vocab, "sagte/VVFIN von/APPR Sierstorf/NE ./$.")
    assert subject(doc, 1) is None
    doc.set_ents([Span(doc, 1, 3, label="PER")])
    assert subject(doc, 1) == ("Sierstorf", "Sierstorf")
