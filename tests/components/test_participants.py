"""Who takes part in an event, and as what."""

import pytest
from spacy.tokens import Span
from tagged import tagged

from pipeline.components.actors import Actors
from pipeline.components.events import find_events
from pipeline.components.participants import find_participants
from pipeline.extensions import Role
from pipeline.grammar.argument import Argument
from pipeline.happenings.event_groups import is_pair, plural_of_group
from pipeline.lexicon import load_lexicon
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


def test_who_calls_something_off_takes_no_part_in_it(parts):
    text = "Das/ART Sommerfest/NN am/APPRART 8./ADJA Juni/NN hat/VAFIN der/ART Hafenverein/NN abgesagt/VVPP ./$."
    assert parts(text, bodies=["Hafenverein"]) == set()


def test_whom_something_is_allowed_stands_in_the_dative(parts):
    text = "Der/ART Kreis/NN erlaubte/VVFIN der/ART Uhl/NE AG/NE am/APPRART Freitag/NN den/ART Abbau/NN ./$."
    assert parts(text, bodies=["Kreis", "Uhl AG"]) == {("Kreis", "agent"), ("Uhl AG", "recipient")}


def test_who_came_is_told_in_the_clause_behind(parts):
    text = (
        "Am/APPRART Freitag/NN weihte/VVFIN der/ART Hafenverein/NN die/ART Glocke/NN ein/PTKVZ ;/$. "
        "rund/ADV 120/CARD Zuschauer*innen/NN waren/VAFIN gekommen/VVPP ./$."
    )
    assert parts(text, bodies=["Hafenverein"]) == {("Hafenverein", "agent"), ("Zuschauer*innen", "attendee")}


def test_es_is_not_who_plays(parts):
    text = (
        "Am/APPRART 3./ADJA Mai/NN singt/VVFIN Ute/NE Ernst/NE ./$. Es/PPER spielt/VVFIN die/ART Stadtkapelle/NN Wald/NE ./$."
    )
    assert ("Stadtkapelle Wald", "agent") in parts(text, ["Ute Ernst"])


def test_under_whom_a_choir_sings_performs_too(parts):
    text = (
        "Am/APPRART 3./ADJA Mai/NN singt/VVFIN der/ART Domchor/NN unter/APPR der/ART Leitung/NN von/APPR Ute/NE Ernst/NE ./$."
    )
    assert parts(text, ["Ute Ernst"], ["Domchor"]) == {("Domchor", "agent"), ("Ute Ernst", "agent")}


def test_the_one_before_in_office_is_affected(parts):
    text = (
        "Am/APPRART Freitag/NN übernahm/VVFIN Ute/NE Ernst/NE die/ART Leitung/NN ./$. "
        "Ihr/PPOSAT Vorgänger/NN Tom/NE Rau/NE bleibt/VVFIN im/APPRART Haus/NN ./$."
    )
    assert parts(text, ["Ute Ernst", "Tom Rau"]) == {("Ute Ernst", "recipient"), ("Tom Rau", "affected")}


def test_a_main_clause_goes_on_behind_a_relative_clause_with_its_subject(parts):
    text = (
        "Ute/NE Ernst/NE ,/$, die/PRELS aus/APPR Wald/NE kommt/VVFIN ,/$, übernimmt/VVFIN am/APPRART 1./ADJA Juni/NN "
        "die/ART Leitung/NN ./$."
    )
    assert parts(text, ["Ute Ernst"]) == {("Ute Ernst", "recipient")}


def test_a_party_in_brackets_takes_no_part_and_breaks_no_row(parts):
    text = "Am/APPRART Freitag/NN eröffneten/VVFIN Ute/NE Ernst/NE (/$( SPD/NE )/$( und/KON Tom/NE Rau/NE den/ART Park/NN ./$."
    assert parts(text, ["Ute Ernst", "Tom Rau"], ["SPD"]) == {("Ute Ernst", "agent"), ("Tom Rau", "agent")}


def test_a_new_date_keeps_who_speaks(parts):
    text = (
        "Die/ART Lesung/NN von/APPR Ute/NE Ernst/NE am/APPRART 8./ADJA April/NN entfällt/VVFIN ./$. "
        "Sie/PPER wird/VAFIN am/APPRART 9./ADJA Mai/NN nachgeholt/VVPP ./$."
    )
    assert parts(text, ["Ute Ernst"]) == {("Ute Ernst", "speaker")}


def test_who_is_unnamed_is_named_by_the_noun(parts):
    text = "Am/APPRART Freitag/NN wurden/VAFIN eine/ART Frau/NN und/KON ihr/PPOSAT Enkel/NN verletzt/VVPP ./$."
    assert parts(text) == {("Frau", "affected"), ("Enkel", "affected")}


def test_both_are_the_two_named_last(parts):
    text = (
        "Ida/NE Senn/NE kam/VVFIN mit/APPR Tom/NE Rau/NE ./$. "
        "Beide/PIS unterzeichneten/VVFIN am/APPRART Freitag/NN einen/ART Vertrag/NN ./$."
    )
    assert parts(text, ["Ida Senn", "Tom Rau"]) == {("Ida Senn", "agent"), ("Tom Rau", "agent")}


def test_who_invites_is_host_as_a_person_and_organiser_as_a_body(parts):
    text = "{}/NE {}/NE lädt/VVFIN am/APPRART 3./ADJA Mai/NN zum/APPRART Sommerfest/NN ein/PTKVZ ./$."
    assert parts(text.format("Ida", "Senn"), ["Ida Senn"]) == {("Ida Senn", "host")}
    assert parts(text.format("Uhl", "AG"), bodies=["Uhl AG"]) == {("Uhl AG", "organiser")}


def test_a_verb_that_nobody_knows_has_who_does_it(parts):
    text = "Am/APPRART 3./ADJA Mai/NN flechten/VVFIN Ida/NE Senn/NE und/KON Tom/NE Rau/NE Körbe/NN ./$."
    assert parts(text, ["Ida Senn", "Tom Rau"]) == {("Ida Senn", "agent"), ("Tom Rau", "agent")}


def test_whoever_says_goodbye_to_another_does_it(parts):
    text = "Am/APPRART Freitag/NN verabschiedete/VVFIN sich/PRF die/ART Uhl/NE AG/NE von/APPR Ida/NE Senn/NE ./$."
    assert parts(text, ["Ida Senn"], ["Uhl AG"]) == {("Uhl AG", "agent"), ("Ida Senn", "affected")}


def test_whose_claim_is_rejected_is_affected(parts):
    text = "Am/APPRART Freitag/NN wies/VVFIN die/ART Kammer/NN die/ART Klage/NN der/ART Uhl/NE AG/NE ab/PTKVZ ./$."
    assert parts(text, bodies=["Kammer", "Uhl AG"]) == {("Kammer", "agent"), ("Uhl AG", "affected")}


def test_the_ninth_chamber_is_one_and_can_be_the_subject_of_a_singular_verb(parts):
    text = "Die/ART 9./ADJA Kammer/NN hat/VAFIN am/APPRART Freitag/NN die/ART Klage/NN abgewiesen/VVPP ./$."
    assert parts(text, bodies=["9. Kammer"]) == {("9. Kammer", "agent")}


def test_households_without_water_are_affected(parts):
    text = (
        "Am/APPRART Freitag/NN brach/VVFIN eine/ART Leitung/NN ./$. "
        "Rund/ADV 600/CARD Haushalte/NN waren/VAFIN ohne/APPR Wasser/NN ./$."
    )
    assert parts(text) == {("Haushalte", "affected")}


@pytest.mark.parametrize("row", load_lexicon("group_nouns"), ids=lambda row: row["noun"])
def test_a_plural_of_bodies_or_people_is_a_group(vocab, row):
    assert row["noun"] in row["example"]
    start = "" if row["noun"][0].isupper() else "Ab"  # an ending stands behind something
    doc = tagged(vocab, f"mit/APPR {start}{row['dative']}/NN")
    assert plural_of_group(doc, Argument("mit", 1, 2, 1, 2)) == start + row["noun"]


def test_people_without_article_behind_a_venue_are_a_phrase_of_their_own(parts):
    text = "Am/APPRART 3./ADJA Mai/NN spricht/VVFIN im/APPRART Audimax/NN Ministerin/NN Ida/NE Senn/NE ./$."
    assert parts(text, ["Ida Senn"]) == {("Ida Senn", "speaker")}


def test_whom_the_town_invites_behind_its_name_is_a_guest(parts):
    text = (
        "Am/APPRART 3./ADJA Mai/NN lädt/VVFIN die/ART Stadt/NN Eltern/NN und/KON Kinder/NN zum/APPRART Fest/NN ein/PTKVZ ./$."
    )
    assert ("Eltern und Kinder", "guest") in parts(text)


def test_an_ensemble_keeps_its_name_in_quotation_marks(parts):
    text = "Am/APPRART 3./ADJA Mai/NN singt/VVFIN der/ART Chor/NN „/$( Querbeet/NN “/$( im/APPRART Park/NN ./$."
    assert parts(text) == {("Chor „Querbeet“", "agent")}


def test_who_holds_the_laudatio_speaks_at_the_ceremony_told_before(parts):
    text = (
        "Am/APPRART Freitag/NN ehrte/VVFIN der/ART Kreistag/NN Ute/NE Ernst/NE ./$. "
        "Die/ART Laudatio/NN hielt/VVFIN Ida/NE Senn/NE ./$."
    )
    found = parts(text, ["Ute Ernst", "Ida Senn"], ["Kreistag"])
    assert found == {("Kreistag", "agent"), ("Ute Ernst", "recipient"), ("Ida Senn", "speaker")}


def test_whoever_retires_is_followed_by_whoever_is_elected(parts):
    text = (
        "Am/APPRART Freitag/NN wählte/VVFIN der/ART Kreistag/NN Ute/NE Ernst/NE zur/APPRART Dezernentin/NN ./$. "
        "Tom/NE Rau/NE geht/VVFIN in/APPR den/ART Ruhestand/NN ./$."
    )
    assert ("Tom Rau", "affected") in parts(text, ["Ute Ernst", "Tom Rau"], ["Kreistag"])


def test_who_is_among_the_guests_is_there(parts):
    text = (
        "Am/APPRART Freitag/NN feierte/VVFIN der/ART Kreistag/NN ein/ART Fest/NN ./$. "
        "Unter/APPR den/ART Gästen/NN war/VAFIN Ida/NE Senn/NE ./$."
    )
    assert ("Ida Senn", "attendee") in parts(text, ["Ida Senn"], ["Kreistag"])


def test_a_council_acts_at_its_sitting_and_another_body_holds_its_conference(parts):
    sitting = "Die/ART Sitzung/NN des/ART Kreistags/NN ist/VAFIN am/APPRART 3./ADJA Mai/NN ./$."
    meeting = "Die/ART Tagung/NN der/ART Uhl/NE AG/NE ist/VAFIN am/APPRART 3./ADJA Mai/NN ./$."
    assert {function for _, function in parts(sitting, bodies=["Kreistags"])} == {"agent"}
    assert parts(meeting, bodies=["Uhl AG"]) == {("Uhl AG", "organiser")}


def test_with_whom_something_is_done_jointly_is_a_partner(parts):
    text = "Der/ART Filmabend/NN in/APPR Kooperation/NN mit/APPR der/ART Uhl/NE AG/NE ist/VAFIN am/APPRART 3./ADJA Mai/NN ./$."
    assert parts(text, bodies=["Uhl AG"]) == {("Uhl AG", "partner")}


def test_a_plural_that_looks_like_one_person_is_a_group(parts):
    text = "Am/APPRART 3./ADJA Mai/NN kommen/VVFIN die/ART Clowns/NN zum/APPRART Fest/NN ./$."
    assert parts(text) == {("Clowns", "attendee")}


def test_a_relative_pronoun_means_the_phrase_in_front_of_it(parts):
    text = (
        "Es/PPER entscheidet/VVFIN der/ART Beirat/NN ,/$, der/PRELS am/APPRART 3./ADJA Mai/NN in/APPR Gotha/NE "
        "zusammenkommt/VVFIN ./$."
    )
    assert parts(text, bodies=["Beirat"]) == {("Beirat", "agent")}


def test_whose_pipe_bursts_suffers_it(parts):
    text = "Am/APPRART Freitag/NN ist/VAFIN eine/ART Leitung/NN der/ART Uhl/NE AG/NE geborsten/VVPP ./$."
    assert parts(text, bodies=["Uhl AG"]) == {("Uhl AG", "affected")}
