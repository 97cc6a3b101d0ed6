"""Happened, planned, cancelled or possible."""

import pytest
from tagged import tagged

from pipeline.happenings.modality import governing_kind, is_passive, is_past, modality, said_kinds
from pipeline.happenings.triggers import triggers_in

ISSUED = "2024-03-13"


def judged(vocab, text, date, **given):
    doc = tagged(vocab, text)
    verb = next((one for one in triggers_in(doc, 0, len(doc)) if not one.is_noun), None)
    return modality(doc, 0, len(doc), verb=verb, cancelled=False, date=date, issued_on=ISSUED, **given)


@pytest.mark.parametrize(
    ("text", "date", "kind"),
    [
        ("Der/ART Rat/NN wählte/VVFIN gestern/ADV Ute/NE Ernst/NE", "2024-03-12", "happened"),
        ("Die/ART Stadt/NN eröffnet/VVFIN am/APPRART Montag/NN das/ART Bad/NN", "2024-03-18", "planned"),
        ("Die/ART Stadt/NN hat/VAFIN heute/ADV das/ART Bad/NN eröffnet/VVPP", "2024-03-13", "happened"),
        ("Der/ART Bau/NN soll/VMFIN im/APPRART März/NN beginnen/VVINF", "2024-03", "planned"),
        ("Ein/ART Termin/NN im/APPRART Mai/NN ist/VAFIN denkbar/ADJD", "2024-05", "possible"),
        ("Im/APPRART Mai/NN könnte/VMFIN ein/ART Konzert/NN folgen/VVINF", "2024-05", "possible"),
    ],
)
def test_tense_modals_and_date_decide(vocab, text, date, kind):
    assert judged(vocab, text, date) == kind


def test_what_the_clause_around_it_hopes_is_possible(vocab):
    doc = tagged(vocab, "Sie/PPER hofft/VVFIN ,/$,")
    doc[1].lemma_ = "hoffen"
    assert governing_kind(doc, 0, len(doc)) == "possible"
    assert (
        judged(vocab, "das/ART Fest/NN im/APPRART Mai/NN zu/PTKZU feiern/VVINF", "2024-05", governed="possible") == "possible"
    )


def test_a_called_off_event_is_cancelled_whenever_it_was(vocab):
    doc = tagged(vocab, "Das/ART Fest/NN ist/VAFIN abgesagt/VVPP")
    assert modality(doc, 0, len(doc), verb=None, cancelled=True, date="2024-05-03", issued_on=ISSUED) == "cancelled"


def test_an_attribute_says_planned(vocab):
    doc = tagged(vocab, "das/ART für/APPR Mai/NN geplante/ADJA Fest/NN")
    assert said_kinds(doc, 0, len(doc)) == {"planned"}


def test_past_and_passive_are_read_off_auxiliaries(vocab):
    passive = tagged(vocab, "Die/ART Brücke/NN wurde/VAFIN gestern/ADV gesperrt/VVPP")
    assert is_past(passive, 0, len(passive), None)
    assert is_passive(passive, 0, len(passive), "participle")
    perfect = tagged(vocab, "Der/ART Rat/NN hat/VAFIN Ute/NE Ernst/NE gewählt/VVPP")
    assert is_past(perfect, 0, len(perfect), None)
    assert not is_passive(perfect, 0, len(perfect), "participle")
