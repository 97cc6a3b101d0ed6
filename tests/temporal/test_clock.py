from __future__ import annotations

import pytest

from pipeline.temporal import find_timexes


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Am 4. Mai um 18.30 Uhr", [("18.30 Uhr", "2024-05-04T18:30")]),
        ("Am 4. Mai um 18:30 Uhr", [("18:30 Uhr", "2024-05-04T18:30")]),
        ("Am 4. Mai um 18h", [("18h", "2024-05-04T18:00")]),
        ("Am 4. Mai um 18 Uhr 30 im Saal", [("18 Uhr 30", "2024-05-04T18:30")]),
        ("Am 4. Mai, 10 bis 12 Uhr", [("10", "2024-05-04T10:00"), ("12 Uhr", "2024-05-04T12:00")]),
        ("Am 4. Mai, 14–17 Uhr", [("14", "2024-05-04T14:00"), ("17 Uhr", "2024-05-04T17:00")]),
        ("Am 4. Mai, 9.30 und 11.15 Uhr", [("9.30", "2024-05-04T09:30"), ("11.15 Uhr", "2024-05-04T11:15")]),
        ("Am 4. Mai von 22 bis 2 Uhr", [("22", "2024-05-04T22:00"), ("2 Uhr", "2024-05-05T02:00")]),
        ("Am 4. Mai um halb acht abends", [("halb acht abends", "2024-05-04T19:30")]),
        ("Am 4. Mai um Viertel nach neun", [("Viertel nach neun", "2024-05-04T09:15")]),
        ("Am 4. Mai um acht Uhr abends", [("acht Uhr abends", "2024-05-04T20:00")]),
        ("Am 4. Mai um 18:30, Einlass 17:30 Uhr", [("18:30", "2024-05-04T18:30"), ("17:30 Uhr", "2024-05-04T17:30")]),
        ("Am 4. Mai um 18,30 Uhr", [("18,30 Uhr", "2024-05-04T18:30")]),
        ("Am 4. Mai, Beginn: 19.30", [("19.30", "2024-05-04T19:30")]),
        ("Am 4. Mai, 19:30, im Saal", [("19:30", "2024-05-04T19:30")]),
        ("Am 4. Mai um 24 Uhr", [("24 Uhr", "2024-05-04T24:00")]),
    ],
)
def test_clock_time_takes_the_day_before_it(read, text, times):
    assert read(text)[1:] == times


def test_clock_time_takes_the_day_behind_it(read):
    assert read("Um 18 Uhr am 4. Mai ist Einlass.")[0] == ("18 Uhr", "2024-05-04T18:00")


def test_clock_time_takes_the_day_of_the_sentence_before(read):
    assert read("Am Dienstag kam es zum Unfall. Gegen 19 Uhr war die Straße frei.")[1] == ("19 Uhr", "2024-03-12T19:00")


def test_clock_time_after_midnight_is_on_the_next_day(read):
    assert read("Am Montagabend brannte es. Gegen 2 Uhr war das Feuer aus.")[1] == ("2 Uhr", "2024-03-12T02:00")


def test_noon_after_a_night_is_on_the_next_day(read):
    assert read("In der Nacht zum Sonntag brannte es, bis zum Mittag war gesperrt.")[1] == ("Mittag", "2024-03-10TMI")


def test_clock_time_of_a_recurring_day_recurs(read):
    assert read("jeden Samstag von 10 bis 14 Uhr")[1:] == [("10", "XXXX-WXX-6T10:00"), ("14 Uhr", "XXXX-WXX-6T14:00")]


@pytest.mark.parametrize(
    "text", ["montags bis freitags ab 8 Uhr", "3. und 4. Mai, jeweils 8 Uhr", "Geöffnet ist täglich ab 8 Uhr."]
)
def test_clock_time_of_several_days_has_an_open_day(read, text):
    assert read(text)[-1] == ("8 Uhr", "XXXX-XX-XXT08:00")


@pytest.mark.parametrize(
    "text",
    [
        "Das Spiel endete 3:2 nach Halbzeitstand 2:1.",
        "Er siegte mit 21:15 und 21:18.",
        "Die 18-Uhr-Nachrichten",
        "Frau Uhr kam.",
        "7,5 Uhr",
    ],
)
def test_scores_and_names_are_no_clock_times(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Samstagabend brach Feuer aus.", [("Samstagabend", "2024-03-09TEV")]),
        ("Gestern Abend brach Feuer aus.", [("Gestern Abend", "2024-03-12TEV")]),
        ("Am heutigen Abend wird gesungen.", [("heutigen Abend", "2024-03-13TEV")]),
        ("In der Nacht zum Sonntag brach Feuer aus.", [("Nacht zum Sonntag", "2024-03-09TNI")]),
        (
            "Der Lauf beginnt eine Woche später, am 4. Mai ab 9.30 Uhr.",
            [("eine Woche später", "2024-W12"), ("4. Mai", "2024-05-04"), ("9.30 Uhr", "2024-05-04T09:30")],
        ),
        ("Am Abend des 4. Mai wird gesungen.", [("Abend des 4. Mai", "2024-05-04TEV")]),
        (
            "Am Dienstag regnete es, am späten Nachmittag schneite es.",
            [("Dienstag", "2024-03-12"), ("Nachmittag", "2024-03-12TAF")],
        ),
    ],
)
def test_part_of_day_belongs_to_its_day(read, text, expected):
    assert read(text) == expected


def test_part_of_a_day_told_paragraphs_later_is_of_the_day_told():
    text = "Der Rat hat am Dienstag getagt. Er hatte am 4. März beraten.\n\nDie Stimmung war gut.\n\nAm Vormittag besuchte er die Halle."
    found = {text[one.start : one.end]: one.value for one in find_timexes(text, issued_on="2024-03-14")}
    assert found["Vormittag"] == "2024-03-12TMO"


def test_small_hours_told_paragraphs_later_follow_the_evening():
    text = "Der Wagen kam am Samstagabend gegen 22 Uhr von der Straße ab.\n\nZwei Menschen starben.\n\nGegen 2 Uhr war die Straße wieder frei."
    found = {text[one.start : one.end]: one.value for one in find_timexes(text, issued_on="2024-03-11")}
    assert found["2 Uhr"] == "2024-03-10T02:00"
