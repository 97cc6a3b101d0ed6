from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nach 14 Monaten Bauzeit", ("14 Monaten", "P14M")),
        ("drei Jahre lang", ("drei Jahre", "P3Y")),
        ("anderthalb Jahre lang", ("anderthalb Jahre", "P1.5Y")),
        ("Das dauert eine halbe Stunde.", ("eine halbe Stunde", "PT30M")),
        ("48 Stunden lang", ("48 Stunden", "PT48H")),
        ("in den letzten Jahren", ("letzten Jahren", "PXY")),
        ("in den letzten zehn Jahren", ("letzten zehn Jahren", "P10Y")),
        ("seit Jahren", ("Jahren", "PXY")),
        ("seit mehreren Wochen", ("mehreren Wochen", "PXW")),
        ("seit zwei Jahrzehnten", ("zwei Jahrzehnten", "P20Y")),
        ("ein zweitägiger Kongress", ("zweitägiger", "P2D")),
        ("nach dreijähriger Bauzeit", ("dreijähriger", "P3Y")),
        ("Innerhalb von zwei Jahren wurde gebaut.", ("zwei Jahren", "P2Y")),
        ("360 ehrenamtliche Stunden", ("360 ehrenamtliche Stunden", "PT360H")),
    ],
)
def test_duration_has_its_amount_and_unit(read, text, expected):
    assert read(text) == [expected]


def test_range_of_durations_is_two(read):
    assert read("Das dauert sechs bis acht Monate.") == [("sechs", "P6M"), ("acht Monate", "P8M")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das war vor zwei Wochen.", ("vor zwei Wochen", "2024-W09")),
        ("Das war vor rund 20 Jahren.", ("vor rund 20 Jahren", "2004")),
        ("Das war vor zehn Tagen.", ("vor zehn Tagen", "2024-03-03")),
        ("Das war vor anderthalb Jahren.", ("vor anderthalb Jahren", "2022-09")),
        ("In drei Monaten beginnt der Bau.", ("In drei Monaten", "2024-06")),
    ],
)
def test_duration_with_a_direction_is_a_date_as_coarse_as_its_unit(read, text, expected):
    assert read(text) == [expected]


def test_how_long_it_took_is_a_duration_in_the_past(read):
    assert read("In drei Monaten wurde das Haus gebaut.") == [("drei Monaten", "P3M")]


def test_one_day_that_is_not_counted_is_no_duration(read):
    assert read("Sie sprach von einem guten Tag und einem Tag der offenen Tür.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Der 34 Jahre alte Fahrer blieb unverletzt.",
        "Ein 19-jähriger Fahrer und eine 54-Jährige blieben unverletzt.",
        "Die zwölfjährige Tochter blieb unverletzt.",
        "Im Alter von zehn Jahren zog sie um.",
        "Das Lager ist für Kinder von 6 bis 12 Jahren.",
        "Jugendliche ab 14 Jahren dürfen mit.",
        "Für Kinder unter zwölf Jahren ist der Eintritt frei.",
        "Der Bruder ist 16 Jahre jünger.",
    ],
)
def test_age_is_no_duration(read, text):
    assert read(text) == []
