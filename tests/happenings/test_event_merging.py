"""Which clauses tell one event."""

from pipeline.extensions import Extent
from pipeline.happenings.candidate import Candidate
from pipeline.happenings.event_dates import When
from pipeline.happenings.event_merging import merge
from pipeline.happenings.triggers import Support, Trigger


def told(ordinal, lemma, kind, date="", *, zone="body", paragraph=0, frame="open", **given):
    trigger = Trigger(ordinal, lemma, "noun" if lemma[0].isupper() else "verb", kind, frame, "", lemma.lower())
    when = When(date) if date else None
    return Candidate(
        trigger, ordinal, ordinal + 1, Extent(ordinal, ordinal + 1), paragraph, zone, when, ordinal=ordinal, **given
    )


def test_headline_lead_and_body_are_one_event():
    found = [
        told(0, "eröffnen", "opening", zone="headline"),
        told(1, "eröffnen", "opening", "2024-05-03"),
        told(2, "Feier", "ceremony", "2024-05-03"),
    ]
    (story,) = merge(found)
    assert story.anchor is found[1]
    assert story.others == [found[2], found[0]]


def test_a_cancelled_event_and_its_new_date_stay_two():
    found = [
        told(0, "Konzert", "performance", "2024-05-03", modality="cancelled"),
        told(1, "Konzert", "performance", "2024-05", modality="possible"),
    ]
    assert len(merge(found)) == 2


def test_a_month_in_the_headline_joins_the_day_in_the_text():
    found = [told(0, "eröffnen", "opening", "2024-05", zone="headline"), told(1, "einweihen", "ceremony", "2024-05-03")]
    (story,) = merge(found)
    assert story.anchor is found[1]


def test_two_lines_of_a_list_are_two_events():
    found = [told(n, "Lesung", "performance", "2024-05-03", zone="list", agenda=True) for n in range(2)]
    assert len(merge(found)) == 2


def test_election_and_taking_office_are_one_dated_by_the_election():
    found = [
        told(0, "wählen", "appointment", "2024-05-03", frame="appoint"),
        told(1, "antreten", "appointment", "2024-07-01", frame="take_office"),
    ]
    (story,) = merge(found)
    assert story.when.start_date == "2024-05-03"


def test_works_that_begin_and_end_in_two_clauses_are_one():
    until = told(0, "erneuern", "construction")
    until.when = When("2027", until=True)
    found = [until, told(1, "Bauabschnitt", "construction", "2025-07")]
    (story,) = merge(found)
    assert (story.when.start_date, story.when.end_date) == ("2025-07", "2027")


def test_a_road_opened_again_after_an_accident_is_no_opening():
    found = [
        told(0, "Unfall", "incident", "2024-05-03", frame="incident_noun"),
        told(1, "freigeben", "opening", "2024-05-04", frame="reopen"),
    ]
    assert [story.anchor.trigger.lemma for story in merge(found)] == ["Unfall"]


def test_another_thing_on_the_same_day_is_another_event():
    found = [
        told(0, "einweihen", "ceremony", "2024-05-03"),
        told(1, "verabschieden", "ceremony", "2024-05-03", further=True),
    ]
    assert len(merge(found)) == 2


def test_without_any_date_the_first_verb_of_the_text_is_the_event():
    found = [told(0, "Feier", "ceremony"), told(1, "eröffnen", "opening", support=Support(1, "geben", "hold", ""))]
    assert [story.anchor.trigger.lemma for story in merge(found)] == ["eröffnen"]


def test_a_deed_without_a_date_happened_on_the_day_told_before():
    found = [told(0, "wählen", "appointment", "2024-03-08"), told(1, "ehren", "award", paragraph=2, deed=True)]
    first, second = merge(found)
    assert second.when == first.when


def test_a_deed_without_any_day_before_it_is_undated():
    (story,) = merge([told(0, "ehren", "award", deed=True)])
    assert story.when is None


def test_two_offices_given_are_two_events():
    found = [
        told(0, "wählen", "appointment", "2024-03-08", frame="appoint", office="vorsitzend", deed=True),
        told(1, "ernennen", "appointment", frame="appoint", office="ehrenvorsitzend", deed=True),
    ]
    assert len(merge(found)) == 2


def test_who_comes_is_the_news_of_who_goes():
    found = [
        told(0, "ausscheiden", "appointment", "2024-06-30", frame="leave_office"),
        told(1, "berufen", "appointment", frame="appoint", deed=True),
    ]
    (story,) = merge(found)
    assert story.anchor is found[1]
    assert story.anchor.when == When("2024-06-30")
