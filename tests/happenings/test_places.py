"""Town and venue of an event."""

import pytest
from spacy.tokens import Span
from tagged import tagged

from pipeline.happenings.places import is_street, named_scene, scene, section_town, town_of_body


def with_towns(vocab, text, *towns):
    doc = tagged(vocab, text)
    spans = []
    for town in towns:
        words = town.split()
        at = next(i for i in range(len(doc)) if [token.text for token in doc[i : i + len(words)]] == words)
        spans.append(Span(doc, at, at + len(words), label="LOC"))
    doc.ents = spans
    return doc


def test_a_town_behind_in_is_the_place(vocab):
    doc = with_towns(vocab, "Sie/PPER tagt/VVFIN in/APPR Bergen/NE ./$.", "Bergen")
    assert scene(doc, 0, 4).place == "Bergen"


def test_where_somebody_is_from_is_not_the_place(vocab):
    doc = with_towns(vocab, "Ein/ART Chor/NN aus/APPR Krakau/NE singt/VVFIN ./$.", "Krakau")
    assert scene(doc, 0, 5).place == ""


def test_a_building_is_the_venue_and_the_name_behind_a_town_hall_the_town(vocab):
    doc = tagged(vocab, "Sie/PPER tagt/VVFIN im/APPRART Rathaus/NN Melle/NE ./$.")
    assert scene(doc, 0, 5) == ("Melle", "Rathaus Melle")
    church = tagged(vocab, "Sie/PPER singt/VVFIN in/APPR der/ART Kapelle/NN Elm/NE ./$.")
    assert scene(church, 0, 6).place == ""


def test_a_town_that_ends_like_a_building_is_a_town(vocab):
    doc = with_towns(vocab, "Sie/PPER tagt/VVFIN in/APPR Marburg/NE ./$.", "Marburg")
    assert scene(doc, 0, 4) == ("Marburg", "")


def test_a_bracket_tells_a_town_from_others(vocab):
    doc = with_towns(vocab, "Sie/PPER war/VAFIN in/APPR Wald/NE (/$( Elm/NE )/$( dabei/PTKVZ ./$.", "Wald")
    assert scene(doc, 0, 8).place == "Wald (Elm)"


def test_a_journey_leads_to_its_town(vocab):
    doc = with_towns(vocab, "Sie/PPER reist/VVFIN nach/APPR Krakau/NE ./$.", "Krakau")
    assert scene(doc, 0, 4, travels=True).place == "Krakau"
    assert scene(doc, 0, 4).place == ""


@pytest.mark.parametrize("words", ["in/APPR Kraft/NN", "in/APPR Zusammenarbeit/NN", "in/APPR Betrieb/NN"])
def test_bare_nouns_behind_in_are_no_towns(vocab, words):
    doc = tagged(vocab, f"Das/PDS tritt/VVFIN {words} ./$.")
    assert scene(doc, 0, 4).place == ""


def test_a_line_of_a_list_names_its_place_between_marks(vocab):
    doc = with_towns(vocab, "Konzert/NN |/$( Dom/NN Verden/NE", "Verden")
    assert named_scene(doc, 2, 4).venue == "Dom Verden"


def test_a_section_of_a_report_is_headed_by_its_town(vocab):
    doc = with_towns(vocab, "Celle/NE :/$. Radfahrer/NN verletzt/VVPP", "Celle")
    assert section_town(doc, 0, 4) == "Celle"
    assert section_town(tagged(vocab, "Neu/ADJD :/$. Radweg/NN fertig/ADJD"), 0, 4) == ""


@pytest.mark.parametrize(
    ("body", "town"),
    [("Stadt Gotha", "Gotha"), ("Museum für Technik Thale", "Thale"), ("Landkreis Uelzen", ""), ("Uhl AG", "")],
)
def test_the_town_in_the_name_of_a_body(body, town):
    assert town_of_body(body) == town


def test_streets_are_no_towns():
    assert is_street("Oldenburger Straße")
    assert is_street("Marktplatz")
    assert not is_street("Straßburg")
