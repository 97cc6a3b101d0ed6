"""The town that is the object of a visit."""

import pytest
from spacy.tokens import Span
from tagged import tagged

from pipeline.happenings.visited_towns import host_towns, visited_towns


def visit(vocab, text, *places):
    doc = tagged(vocab, text)
    doc.ents = [Span(doc, start, end, label="LOC") for start, end in places]
    return doc


def names(spans):
    return [span.text for span in spans]


def test_a_bare_town_behind_the_verb_is_visited_and_where_the_guests_are_from_is_not(vocab):
    doc = visit(vocab, "Ein/ART Chor/NN aus/APPR Krakau/NE besuchte/VVFIN gestern/ADV Linden/NE ./$.", (3, 4), (6, 7))
    assert names(visited_towns(doc, 0, 7)) == ["Linden"]


def test_of_two_towns_side_by_side_the_second_is_visited(vocab):
    doc = visit(vocab, "Gestern/ADV besuchte/VVFIN ein/ART Chor/NN aus/APPR Krakau/NE Linden/NE ./$.", (5, 7))
    assert names(visited_towns(doc, 0, 7)) == ["Linden"]


def test_a_town_of_two_words_is_not_cut(vocab):
    doc = visit(vocab, "Gestern/ADV besuchten/VVFIN Gäste/NN aus/APPR Bad/NE Linden/NE ./$.", (4, 6))
    assert visited_towns(doc, 0, 6) == []


def test_a_town_is_no_object_where_the_verb_has_another(vocab):
    text = "Gestern/ADV besuchte/VVFIN ein/ART Chor/NN das/ART Werk/NN Linden/NE ./$."
    assert visited_towns(visit(vocab, text, (6, 7)), 0, 7) == []


def test_a_row_of_towns_is_visited(vocab):
    text = "Sie/PPER besucht/VVFIN heute/ADV Kassel/NE ,/$, Fulda/NE und/KON Hanau/NE ./$."
    doc = visit(vocab, text, (3, 4), (5, 6), (7, 8))
    assert names(visited_towns(doc, 0, 8)) == ["Kassel", "Fulda", "Hanau"]


@pytest.mark.parametrize(
    ("text", "place", "visited"),
    [
        ("Sie/PPER bereist/VVFIN heute/ADV die/ART Uckermark/NE ./$.", (4, 5), ["Uckermark"]),
        ("Sie/PPER besucht/VVFIN heute/ADV Norwegen/NE ./$.", (3, 4), ["Norwegen"]),
    ],
)
def test_a_land_is_visited_but_no_town_receives_there(vocab, text, place, visited):
    doc = visit(vocab, text, place)
    assert names(visited_towns(doc, 0, place[1])) == visited
    assert host_towns(doc, 0, place[1]) == []
