"""When an event is."""

import pytest
import spacy

from pipeline.happenings.event_dates import choose, compatible_days, moments, recurs
from pipeline.temporal import find_timexes

ISSUED = "2024-03-13"


@pytest.fixture(scope="module")
def dated():
    nlp = spacy.blank("de")

    def make(text):
        doc = nlp(text)
        doc._.timexes = find_timexes(text, issued_on=ISSUED)
        return doc

    return make


def first(doc):
    return next(iter(moments(doc, 0, len(doc.text))), None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Das Fest ist vom 3. bis 5. Mai.", "2024-05-03", "2024-05-05"),
        ("Das Fest ist am 4. und 5. Mai.", "2024-05-04", "2024-05-05"),
        ("Die Feste sind am 4. und 18. Mai.", "2024-05-04", ""),
        ("Der Bau beginnt im zweiten Quartal 2025.", "2025-04", "2025-06"),
        ("Der Bau dauert von Mai bis August.", "2024-05", "2024-08"),
        ("Das Fest ist am Montag, 6. Mai 2024.", "2024-05-06", ""),
    ],
)
def test_ranges_are_joined_and_quarters_give_their_months(dated, text, start, end):
    when = first(dated(text))
    assert (when.start_date, when.end_date) == (start, end)


def test_clock_times_go_to_their_day(dated):
    when = first(dated("Das Fest ist am 3. Mai von 14 bis 17 Uhr."))
    assert (when.start_date, when.start_time, when.end_time) == ("2024-05-03", "14:00", "17:00")


def test_until_alone_says_only_the_end(dated):
    assert first(dated("Bis Ende 2027 wird gebaut.")).until


def test_since_tells_no_time_of_an_event(dated):
    assert first(dated("Seit Montag wird gebaut.")) is None


def test_a_recurring_date_is_seen(dated):
    doc = dated("Die Bücherei öffnet jeden Samstag.")
    assert recurs(doc, 0, len(doc.text))


def test_of_two_dates_the_one_beside_the_word_is_chosen(dated):
    text = "Am 3. Mai endet die Frist, das Fest ist am 9. Mai."
    doc = dated(text)
    assert choose(moments(doc, 0, len(text)), text.index("Fest")).start_date == "2024-05-09"


def test_a_month_goes_with_a_day_in_it():
    assert compatible_days("2024-05", "2024-05-03")
    assert not compatible_days("2024-05", "2024-06-03")
