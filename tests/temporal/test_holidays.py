from __future__ import annotations

import datetime as dt

import pytest

from pipeline.temporal import find_timexes
from pipeline.temporal.holidays import easter, holiday_date


@pytest.mark.parametrize(("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")])
def test_easter_is_on_its_day(year, day):
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("05-20", "2024-05-20"),
        ("easter+50", "2024-05-20"),
        ("easter-2", "2024-03-29"),
        ("advent+0", "2024-12-01"),
        ("advent-11", "2024-11-20"),
        ("nth:2:7:5", "2024-05-12"),
        ("nth:-1:5:5", "2024-05-31"),
        ("nth:-1:7:12", "2024-12-29"),
    ],
)
def test_rule_gives_the_day_of_a_year(rule, day):
    assert holiday_date(rule, 2024) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Pfingstmontag drehen sich die Mühlen.", [("Pfingstmontag", "2024-05-20")]),
        ("Am Internationalen Museumstag ist frei.", [("Internationalen Museumstag", "2024-05-19")]),
        ("Am Tag der Deutschen Einheit wird gefeiert.", [("Tag der Deutschen Einheit", "2024-10-03")]),
        ("Zu Weihnachten kamen viele.", [("Weihnachten", "2023-12-25")]),
        ("Am 1. Advent öffnet der Markt.", [("1. Advent", "2024-12-01")]),
        ("Ostermontag 2025", [("Ostermontag 2025", "2025-04-21")]),
    ],
)
def test_holiday_is_found_with_its_day(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text", ["Silvester Kurz gewann.", "Die Ostern-Deko steht."])
def test_holiday_that_is_a_name_is_no_date(read, text):
    assert read(text) == []


def test_holiday_is_found_in_the_genitive(read):
    assert read("Zur Feier des Tages der Deutschen Einheit spielt die Kapelle.") == [
        ("Tages der Deutschen Einheit", "2024-10-03")
    ]


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Am Pfingstwochenende ist offen.", "2024-W20-WE", "2024-05-18", "2024-05-19"),
        ("Am Osterwochenende 2025 ist offen.", "2025-W16-WE", "2025-04-19", "2025-04-20"),
    ],
)
def test_weekend_of_a_holiday_has_its_two_days(text, value, first, last):
    (timex,) = find_timexes(text, issued_on="2024-03-13")
    assert (timex.value, timex.start_date, timex.end_date) == (value, first, last)
