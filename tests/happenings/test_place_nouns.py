"""Towns behind nouns for places."""

import pytest
from spacy.tokens import Span
from tagged import tagged

from pipeline.happenings.place_nouns import town_of_place


@pytest.mark.parametrize(
    ("text", "at", "town"),
    [
        ("Im/APPRART Ortsteil/NN Linden/NE brannte/VVFIN ein/ART Haus/NN ./$.", 2, "Linden"),
        ("Am/APPRART Ortsausgang/NN von/APPR Linden/NE brannte/VVFIN ein/ART Haus/NN ./$.", 3, "Linden"),
        ("Kurz/ADV vor/APPR Linden/NE brannte/VVFIN ein/ART Auto/NN ./$.", 2, "Linden"),
        ("Gäste/NN kamen/VVFIN nach/APPR Linden/NE ./$.", 3, "Linden"),
        ("Gäste/NN tanzten/VVFIN mit/APPR Freunden/NN aus/APPR Linden/NE ./$.", 5, ""),
        ("Der/ART Bahnhof/NN Linden/NE jubelt/VVFIN ./$.", 2, ""),
    ],
)
def test_a_noun_that_says_where_names_the_town(vocab, text, at, town):
    doc = tagged(vocab, text)
    doc.ents = [Span(doc, at, at + 1, label="LOC")]
    assert town_of_place(doc, 0, len(doc) - 1, things=False) == town


def test_what_is_built_names_its_town_but_a_branch_its_part_of_town(vocab):
    doc = tagged(vocab, "Der/ART Bahnhof/NN Linden/NE wird/VAFIN umgebaut/VVPP ./$.")
    doc.ents = [Span(doc, 2, 3, label="LOC")]
    assert town_of_place(doc, 0, 5, things=True) == "Linden"
    branch = tagged(vocab, "Die/ART Stadtteilbibliothek/NN Linden/NE wird/VAFIN umgebaut/VVPP ./$.")
    branch.ents = [Span(branch, 2, 3, label="LOC")]
    assert town_of_place(branch, 0, 5, things=True) == ""


def test_an_adjective_of_what_is_opened_names_the_town(vocab):
    doc = tagged(vocab, "Der/ART Wormser/ADJA Stadtpark/NN wird/VAFIN eröffnet/VVPP ./$.")
    assert town_of_place(doc, 0, 5, things=True) == "Worms"
    assert town_of_place(doc, 0, 5, things=False) == ""
