"""Who takes part in an event, and as what."""

import pytest
from spacy.tokens import Span
from tagged import tagged

from pipeline.components.actors import Actors
from pipeline.components.event_actors import is_pair
from pipeline.components.events import find_events
from pipeline.components.participants import find_participants
from pipeline.extensions import Role
from pipeline.temporal import find_timexes


@pytest.fixture
def parts(vocab):
    """Name and function of the participants of a text; names: PER and ORG entities that the register knows."""

    def find(text, persons=(), bodies=(), issuer="", roles=()):
        doc = tagged(vocab, text)
        doc._.issued_on = "2024-03-13"
        doc._.issuer = issuer
        doc._.timexes = find_timexes(doc.text, issued_on="2024-03-13")
        actors = Actors()
        spans = []
        if issuer:
            actors.issuer = actors.add(issuer, "organisation")
        for kind, label, names in (("person", "PER", persons), ("organisation", "ORG", bodies)):
            for name in names:
                at = doc.text.index(name)
                index = actors.add(name, kind)
                actors.mention(index, at, at + len(name), "full")
                spans.append(doc.char_span(at, at + len(name), label=label))
        doc.ents = [span for span in spans if isinstance(span, Span)]
        doc._.actors = actors
        doc._.roles = [
            Role(
                actors.find(name, "person"), title, "", place, "office", doc.text.index(name), doc.text.index(name) + len(name)
            )
            for name, title, place in roles
        ]
        find_participants(find_events(doc))
        return {(actors[part.actor].name, part.function) for part in doc._.participations}

    return find


def test_an_election_has_who_elects_and_who_is_elected(parts):
    text = "Am/APPRART Freitag/NN wählte/VVFIN der/ART Kreistag/NN Ute/NE Ernst/NE zur/APPRART Dezernentin/NN ./$."
    assert parts(text, ["Ute Ernst"], ["Kreistag"]) == {("Kreistag", "agent"), ("Ute Ernst", "recipient")}


def test_in_the_passive_von_leads_who_acts(parts):
    text = "Am/APPRART Freitag/NN wurde/VAFIN Ute/NE Ernst/NE von/APPR der/ART Kammer/NN ausgezeichnet/VVPP ./$."
    assert parts(text, ["Ute Ernst"], ["Kammer"]) == {("Kammer", "agent"), ("Ute Ernst", "recipient")}


def test_of_two_that_sign_the_one_of_the_issuer_is_the_agent(parts):
    text = "Am/APPRART Freitag/NN schlossen/VVFIN der/ART Hafenverein/NN und/KON die/ART Uhl/NE AG/NE einen/ART Vertrag/NN ./$."
    found = parts(text, bodies=["Hafenverein", "Uhl AG"], issuer="Uhl AG")
    assert found == {("Uhl AG", "agent"), ("Hafenverein", "partner")}


def test_a_talk_has_its_speaker_and_no_venue_speaks(parts):
    text = "3./ADJA Mai/NN :/$. Vortrag/NN von/APPR Ida/NE Senn/NE ,/$, Rathaus/NN"
    assert parts(f"So/ADV ist/VAFIN es/PPER ./$. ¶ {text}", ["Ida Senn"], ["Rathaus"]) == {("Ida Senn", "speaker")}


def test_whoever_the_release_ties_to_a_side_of_a_visit_is_on_it(parts):
    text = (
        "Am/APPRART Freitag/NN besuchte/VVFIN eine/ART Delegation/NN aus/APPR Gotha/NE die/ART Stadt/NN Lohne/NE ./$. "
        "Ida/NE Senn/NE freute/VVFIN sich/PRF ./$. Tom/NE Rau/NE dankte/VVFIN ./$."
    )
    found = parts(
        text,
        ["Ida Senn", "Tom Rau"],
        ["Stadt Lohne"],
        issuer="Stadt Lohne",
        roles=[("Ida Senn", "Dezernentin", "Lohne"), ("Tom Rau", "Bürgermeister", "Gotha")],
    )
    assert ("Stadt Lohne", "host") in found
    assert ("Tom Rau", "guest") in found


def test_an_office_beside_a_name_is_nobody_else(parts):
    text = "Am/APPRART Freitag/NN erhielt/VVFIN Ida/NE Senn/NE ,/$, Leiterin/NN des/ART Amtes/NN ,/$, den/ART Preis/NN ./$."
    assert parts(text, ["Ida Senn"]) == {("Ida Senn", "recipient")}


def test_two_menschen_are_nobody(parts):
    text = "Am/APPRART Freitag/NN wurden/VAFIN zwei/CARD Menschen/NN verletzt/VVPP ./$."
    assert parts(text) == set()


def test_groups_without_a_name_are_one_row(parts):
    text = (
        "Der/ART Malwettbewerb/NN beginnt/VVFIN am/APPRART 2./ADJA Mai/NN ./$. "
        "Mitmachen/VVINF können/VMFIN Kitas/NN ,/$, Horte/NN und/KON Schulen/NN ./$."
    )
    assert ("Kitas, Horte und Schulen", "attendee") in parts(text)


def test_women_and_men_of_one_group_are_a_pair():
    assert is_pair("Bürgerinnen", "Bürger")
    assert is_pair("Ärztinnen", "Ärzte") is False or is_pair("Schülerinnen", "Schülern")
    assert not is_pair("Schülerinnen", "Lehrer")
