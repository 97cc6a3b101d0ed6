"""Events from hand-tagged sentences: dates by the timex grammar, no model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab
from tagged import tagged

from pipeline.components.events import find_events
from pipeline.extensions import Zone
from pipeline.temporal import find_timexes

ISSUED = "2024-03-13"  # a Wednesday


@pytest.fixture
def events(vocab):
    def find(text, **given):
        doc = tagged(vocab, text)
        doc._.issued_on = ISSUED
        doc._.place = given.get("place", "")
        doc._.timexes = find_timexes(doc.text, issued_on=ISSUED)
        if "zone" in given:
            doc._.zones = [Zone(given["zone"], 0, len(doc.text))]
        return find_events(doc)._.events

    return find


CONCERT = "Das/ART Sommerkonzert/NN am/APPRART 8./ADJA Juni/NN fällt/VVFIN aus/PTKVZ ./$."


def test_a_noun_names_what_a_support_verb_calls_off(events):
    (event,) = events(CONCERT)
    assert (event.type, event.trigger, event.start_date, event.modality) == (
        "performance",
        "Sommerkonzert",
        "2024-06-08",
        "cancelled",
    )


@pytest.mark.parametrize("zone", ["header", "contact", "boilerplate", "caption", "note", "footer"])
def test_nothing_happens_outside_the_text_of_the_release(events, zone):
    assert events(CONCERT, zone=zone) == []


def test_a_pronoun_means_the_event_named_before(events):
    text = "Neu/ADJD ist/VAFIN ein/ART Malwettbewerb/NN ./$. Er/PPER beginnt/VVFIN am/APPRART 2./ADJA Mai/NN ./$."
    (event,) = events(text)
    assert (event.type, event.trigger, event.start_date) == ("competition", "Malwettbewerb", "2024-05-02")


def test_a_noun_with_its_date_outranks_the_verb_of_what_is_done_there(events):
    text = "Bei/APPR der/ART Feier/NN am/APPRART 2./ADJA Mai/NN spricht/VVFIN Ida/NE Senn/NE ./$."
    (event,) = events(text)
    assert (event.type, event.trigger) == ("ceremony", "Feier")


def test_the_ground_of_something_is_no_event(events):
    text = "Wegen/APPR des/ART Umbaus/NN bleibt/VVFIN das/ART Amt/NN am/APPRART 2./ADJA Mai/NN zu/ADJD ./$."
    assert events(text) == []


def test_a_put_off_meeting_is_two_events(events):
    text = "Die/ART Sitzung/NN wird/VAFIN vom/APPRART 17./ADJA April/NN auf/APPR den/ART 24./ADJA April/NN verschoben/VVPP ./$."
    assert [(event.start_date, event.modality) for event in events(text)] == [
        ("2024-04-17", "cancelled"),
        ("2024-04-24", "planned"),
    ]


def test_a_new_date_takes_the_kind_of_what_was_called_off(events):
    text = (
        "Der/ART Informationsabend/NN am/APPRART 2./ADJA Mai/NN ist/VAFIN abgesagt/VVPP ./$. "
        "Ein/ART Nachholtermin/NN im/APPRART Juni/NN ist/VAFIN denkbar/ADJD ./$."
    )
    first, second = events(text)
    assert (first.type, first.modality) == ("meeting", "cancelled")
    assert (second.type, second.start_date, second.modality) == ("meeting", "2024-06", "possible")


@pytest.mark.parametrize(
    "text",
    [
        "Die/ART Bücherei/NN öffnet/VVFIN jeden/PIAT Samstag/NN ./$.",
        "Wenn/KOUS das/ART Bad/NN am/APPRART 2./ADJA Mai/NN öffnet/VVFIN ,/$, freut/VVFIN sie/PPER das/PDS ./$.",
        "Am/APPRART 2./ADJA Mai/NN gibt/VVFIN es/PPER keine/PIAT Lesung/NN ./$.",
        "Der/ART Verein/NN wurde/VAFIN 1974/CARD gegründet/VVPP ./$.",
        "Der/ART Verein/NN hat/VAFIN das/ART Ziel/NN ,/$, bis/APPR 2030/CARD zu/PTKZU wachsen/VVINF ./$.",
    ],
)
def test_what_an_archivist_would_not_list_is_no_event(events, text):
    assert events(text) == []


def test_not_on_one_day_but_on_another_happens_on_the_other(events):
    text = (
        "Die/ART Tagung/NN findet/VVFIN nicht/PTKNEG am/APPRART 3./ADJA Mai/NN ,/$, sondern/KON am/APPRART 7./ADJA Mai/NN "
        "statt/PTKVZ ./$."
    )
    (event,) = events(text)
    assert (event.start_date, event.modality) == ("2024-05-07", "planned")


def test_a_dated_line_is_an_event_whatever_it_names(events):
    text = "17./ADJA Mai/NN |/$( 19:00/CARD Uhr/NN |/$( Laternenumgang/NN |/$( Dom/NN"
    (event,) = events(f"Alles/PIS gut/ADJD ./$. ¶ {text}")
    assert (event.type, event.trigger, event.start_date, event.start_time) == ("other", "Laternenumgang", "2024-05-17", "19:00")


def test_words_in_quotation_marks_happen_to_nobody(events):
    text = "„/$( Am/APPRART 2./ADJA Mai/NN feiern/VVFIN wir/PPER “/$( ,/$, sagte/VVFIN Kern/NE ./$."
    assert events(text) == []


def test_the_dateline_is_the_scene_of_what_one_can_go_to(events):
    (concert,) = events(CONCERT, place="Lohne")
    assert concert.place == "Lohne"
    decision = "Der/ART Rat/NN beschloss/VVFIN am/APPRART Montag/NN die/ART Satzung/NN ./$."
    (event,) = events(decision, place="Lohne")
    assert event.place == ""


def test_the_spans_are_the_clause_without_its_full_stop(vocab, events):
    doc = tagged(vocab, CONCERT)
    (event,) = events(CONCERT)
    assert [doc.text[start:end] for start, end in event.spans] == ["Das Sommerkonzert am 8. Juni fällt aus"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (CONCERT, "Sommerkonzert"),
        ("Am/APPRART 2./ADJA Mai/NN eröffnet/VVFIN der/ART Landrat/NN das/ART Bad/NN ./$.", "Der Landrat eröffnet das Bad"),
        ("Am/APPRART 2./ADJA Mai/NN ist/VAFIN der/ART Festakt/NN des/ART Vereins/NN ./$.", "Festakt des Vereins"),
        (
            "Das/ART Buch/NN „/$( Drei/CARD Tage/NN im/APPRART Moor/NN “/$( erscheint/VVFIN im/APPRART Mai/NN ./$.",
            "Das Buch „Drei Tage im Moor“ erscheint",
        ),
    ],
)
def test_the_title_is_a_line_that_a_person_reads(events, text, title):
    assert events(text)[0].title == title


def test_the_headline_is_the_title_of_what_it_tells(vocab):
    doc = tagged(
        vocab,
        "Stadt/NN eröffnet/VVFIN Freibad/NN ¶ Am/APPRART 2./ADJA Mai/NN eröffnete/VVFIN die/ART Stadt/NN das/ART Bad/NN ./$.",
    )
    doc._.issued_on = "2024-05-03"
    doc._.timexes = find_timexes(doc.text, issued_on="2024-05-03")
    end = doc.text.index("\n")
    doc._.zones = [Zone("headline", 0, end), Zone("body", end, len(doc.text))]
    (event,) = find_events(doc)._.events
    assert event.title == "Stadt eröffnet Freibad"


@given(st.text(alphabet="Am 3. Mai eröffnet,:–()\n„“ wird das Fest nicht bis 2 Uhr", max_size=120))
def test_any_text_without_tags_gives_events_inside_it(text):
    words = text.replace("\n", " \n ").split(" ")
    doc = Doc(Vocab(), words=[word for word in words if word] or ["x"])
    doc._.timexes = find_timexes(doc.text, issued_on=ISSUED)
    for event in find_events(doc)._.events:
        assert all(0 <= start < end <= len(doc.text) for start, end in event.spans)


def test_the_date_of_a_relative_clause_is_that_of_what_is_called_off(events):
    text = "Das/ART Fest/NN ,/$, das/PRELS am/APPRART 8./ADJA Juni/NN 2024/CARD beginnen/VVINF sollte/VMFIN ,/$, fällt/VVFIN aus/PTKVZ ./$."
    (event,) = events(text)
    assert (event.trigger, event.start_date, event.modality) == ("Fest", "2024-06-08", "cancelled")


def test_a_clause_behind_a_colon_has_the_date_in_front_of_it(events):
    text = (
        "Mehr/PIS zeigt/VVFIN die/ART Bühne/NN am/APPRART 8./ADJA Juni/NN :/$. "
        "Um/APPR 19/CARD Uhr/NN hat/VAFIN das/ART Stück/NN Premiere/NN ./$."
    )
    assert ("performance", "2024-06-08", "19:00") in [(one.type, one.start_date, one.start_time) for one in events(text)]


def test_what_was_done_at_the_same_time_has_the_same_date(events):
    text = (
        "Am/APPRART Freitag/NN beschloss/VVFIN der/ART Rat/NN den/ART Plan/NN ./$. "
        "Zugleich/ADV wählte/VVFIN er/PPER Ute/NE Ernst/NE zur/APPRART Dezernentin/NN ./$."
    )
    found = events(text)
    assert [one.type for one in found] == ["decision", "appointment"]
    assert found[0].start_date == found[1].start_date != ""


def test_what_is_only_retold_as_a_reason_is_no_event(events):
    text = "Der/ART Gutachter/NN habe/VAFIN die/ART Nester/NN am/APPRART 3./ADJA März/NN kontrolliert/VVPP ./$."
    assert events(text) == []


def test_whether_something_will_be_is_possible(events):
    text = (
        "Die/ART Lesung/NN am/APPRART 3./ADJA Mai/NN entfällt/VVFIN ./$. "
        "Ob/KOUS sie/PPER im/APPRART Juni/NN nachgeholt/VVPP wird/VAFIN ,/$, ist/VAFIN offen/ADJD ./$."
    )
    assert [one.modality for one in events(text)] == ["cancelled", "possible"]


def test_an_election_dates_the_appointment_whatever_comes_first(events):
    text = (
        "Zum/APPRART 1./ADJA Juni/NN tritt/VVFIN sie/PPER ihr/PPOSAT Amt/NN an/PTKVZ ./$. "
        "Der/ART Rat/NN hatte/VAFIN sie/PPER am/APPRART 4./ADJA März/NN gewählt/VVPP ./$."
    )
    assert [(one.trigger, one.start_date) for one in events(text)] == [("wählen", "2024-03-04")]


def test_with_effect_from_a_day_is_not_when_it_was_decided(events):
    text = (
        "Am/APPRART 4./ADJA März/NN hat/VAFIN der/ART Rat/NN sie/PPER mit/APPR Wirkung/NN "
        "zum/APPRART 1./ADJA Juni/NN in/APPR den/ART Vorstand/NN berufen/VVPP ./$."
    )
    assert [one.start_date for one in events(text)] == ["2024-03-04"]


@pytest.mark.parametrize("town", ["Löbau", "Siegen", "Neubau"])
def test_a_town_behind_in_names_no_event(events, town):
    text = f"Am/APPRART 3./ADJA Mai/NN wohnt/VVFIN er/PPER in/APPR {town}/NE ./$."
    assert events(text) == []


def test_an_event_that_no_lexicon_knows_begins(events):
    (event,) = events("Am/APPRART 3./ADJA Mai/NN beginnt/VVFIN in/APPR zwei/CARD Schulen/NN ein/ART Lesepatentraining/NN ./$.")
    assert event.trigger == "Lesepatentraining"


def test_any_verb_with_its_day_is_an_event_and_without_is_none(events):
    (event,) = events("Sie/PPER flechten/VVFIN am/APPRART 3./ADJA Mai/NN Körbe/NN ./$.")
    assert (event.type, event.trigger, event.start_date) == ("other", "flechten", "2024-05-03")
    assert events("Sie/PPER flechten/VVFIN Körbe/NN ./$.") == []


def test_deeds_of_whoever_is_unknown_are_crimes(events):
    (event,) = events("Unbekannte/NN zersägen/VVFIN am/APPRART 8./ADJA März/NN eine/ART Tafel/NN ./$.")
    assert event.type == "incident"


def test_a_day_of_grown_people_is_a_meeting(events):
    (event,) = events("Der/ART Gründertag/NN ist/VAFIN am/APPRART 3./ADJA Mai/NN ./$.")
    assert event.type == "meeting"


def test_a_plan_that_cannot_take_place_is_called_off_whatever_its_noun(events):
    text = "Das/ART Honigschleudern/NN am/APPRART 2./ADJA Mai/NN kann/VMFIN nicht/PTKNEG stattfinden/VVINF ./$."
    (event,) = events(text)
    assert (event.trigger, event.modality) == ("Honigschleudern", "cancelled")


def test_a_bare_weekday_told_in_the_past_is_the_last_one(events):
    text = "In/APPR Gotha/NE ist/VAFIN am/APPRART Donnerstag/NN eine/ART Leitung/NN geborsten/VVPP ./$."
    (event,) = events(text)
    assert (event.start_date, event.modality) == ("2024-03-07", "happened")


def test_the_year_of_a_budget_is_no_date_of_its_decision(events):
    text = (
        "Am/APPRART 8./ADJA März/NN tagte/VVFIN der/ART Rat/NN ./$. "
        "Ferner/ADV beschloss/VVFIN er/PPER den/ART Haushalt/NN für/APPR 2025/CARD ./$."
    )
    assert [event.start_date for event in events(text) if event.type == "decision"] == ["2024-03-08"]


def test_somebody_becomes_something_from_a_day_on(events):
    text = "Ida/NE Senn/NE wird/VAFIN zum/APPRART 1./ADJA Mai/NN künstlerische/ADJA Leiterin/NN ./$."
    (event,) = events(text)
    assert (event.type, event.start_date) == ("appointment", "2024-05-01")


def test_the_end_of_an_exhibition_is_no_event_of_its_own(events):
    text = (
        "Die/ART Ausstellung/NN beginnt/VVFIN am/APPRART 2./ADJA Mai/NN ./$. "
        "Die/ART Schau/NN läuft/VVFIN bis/APPR zum/APPRART 7./ADJA September/NN ./$."
    )
    (event,) = events(text)
    assert event.start_date == "2024-05-02"


def test_whoever_informs_himself_at_a_place_visits_it(events):
    text = (
        "Am/APPRART 8./ADJA März/NN informierte/VVFIN sich/PRF der/ART Landrat/NN bei/APPR der/ART Feuerwehr/NN "
        "über/APPR den/ART Bau/NN ./$."
    )
    (event,) = events(text)
    assert event.type == "visit"


def test_what_two_dashes_enclose_does_not_cut_the_clause(events):
    text = (
        "Drei/CARD Frauen/NN –/$( Ida/NE Kern/NE ,/$, Ute/NE Rau/NE und/KON Eva/NE Uhl/NE –/$( erhielten/VVFIN "
        "am/APPRART 8./ADJA März/NN den/ART Preis/NN ./$."
    )
    (event,) = events(text)
    assert (event.type, event.start_date) == ("award", "2024-03-08")
