"""Which body a short name means."""

import pytest

from pipeline.components.actors import Actors
from pipeline.happenings.fuller_names import fuller, is_clip, town_as_body, without_date


@pytest.mark.parametrize(
    ("short", "issuer"),
    [
        ("Präsidium", "Präsidium Nordhain"),
        ("GWH", "Gewerkschaft Wald und Handwerk"),
        ("KWL", "Kammer Westlinden (KWL)"),
        ("TU Linden", "Technische Universität Linden"),
        ("Theater Linden", "Stadttheater Linden"),
        ("Klinikum für den 3. Mai", "Universitätsklinikum Linden"),
    ],
)
def test_a_short_name_means_who_speaks(short, issuer):
    actors = Actors()
    actors.issuer = actors.add(issuer, "organisation")
    assert fuller(actors, actors.add(short, "organisation")) == actors.issuer


@pytest.mark.parametrize("other", ["Uhl AG", "SPD", "Sparkasse Linden", "Theater Gotha"])
def test_another_body_stays_itself(other):
    actors = Actors()
    actors.issuer = actors.add("Stadttheater Linden", "organisation")
    index = actors.add(other, "organisation")
    assert fuller(actors, index) == index


def test_without_an_issuer_every_body_is_itself():
    actors = Actors()
    index = actors.add("GWH", "organisation")
    assert fuller(actors, index) == index


def test_a_clipped_word_is_the_beginning_of_the_first():
    assert is_clip("Uni", "Universität Linden")
    assert not is_clip("Universität", "Universität Linden")


def test_a_date_is_no_part_of_a_name():
    assert without_date("Fachbereich für den 19. Januar") == "Fachbereich"
    assert without_date("Amt für Tiefbau") == "Amt für Tiefbau"


def test_the_town_is_its_administration():
    actors = Actors()
    index = town_as_body(actors, "Stadt", "Linden")
    assert actors[index].name == "Stadt Linden"
    assert town_as_body(actors, "Stadt", "Linden") == index
    assert town_as_body(actors, "Brücke", "Linden") is None
