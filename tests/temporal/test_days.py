from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.temporal import find_timexes

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 6.7.2023 war Sitzung.", [("6.7.2023", "2023-07-06")]),
        ("Am 06.07.23 war Sitzung.", [("06.07.23", "2023-07-06")]),
        ("Am 6. Juli 2023 war Sitzung.", [("6. Juli 2023", "2023-07-06")]),
        ("Am Donnerstag, den 6. Juli 2023, war Sitzung.", [("Donnerstag, den 6. Juli 2023", "2023-07-06")]),
        ("Am Do., 6.7.2023, war Sitzung.", [("Do., 6.7.2023", "2023-07-06")]),
        ("Stand 2023-07-06", [("2023-07-06", "2023-07-06")]),
        ("Am ersten Mai 2024 wird gewandert.", [("ersten Mai 2024", "2024-05-01")]),
        ("Am 5. Sept. 2024 wird gewandert.", [("5. Sept. 2024", "2024-09-05")]),
        ("Am 12.\nSeptember 2024 wird gewandert.", [("12.\nSeptember 2024", "2024-09-12")]),
        ("Am 12. Septem-\nber 2024 wird gewandert.", [("12. Septem-\nber 2024", "2024-09-12")]),
        ("Am 9. Marz 2024 wurde gewandert.", [("9. Marz 2024", "2024-03-09")]),
        ("Am kommenden Freitag, 15. März, wird gewandert.", [("kommenden Freitag, 15. März", "2024-03-15")]),
        ("Am l. Mai 2024 wird gewandert.", [("l. Mai 2024", "2024-05-01")]),
        ("Am 15, Mai 2024 wird gewandert.", [("15, Mai 2024", "2024-05-15")]),
        ("Die Messe ist am 29. Jänner 2025.", [("29. Jänner 2025", "2025-01-29")]),
    ],
)
def test_full_date_is_read_in_every_shape(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vom 3. bis 5. Mai", [("3.", "2024-05-03"), ("5. Mai", "2024-05-05")]),
        ("vom 3. bis zum 5. Mai 2025", [("3.", "2025-05-03"), ("5. Mai 2025", "2025-05-05")]),
        ("Gesperrt ist die Elbstraße vom 2. bis 27. Juni.", [("2.", "2024-06-02"), ("27. Juni", "2024-06-27")]),
        ("3./4. Mai", [("3.", "2024-05-03"), ("4. Mai", "2024-05-04")]),
        ("am 3., 10. und 17. Mai", [("3.", "2024-05-03"), ("10.", "2024-05-10"), ("17. Mai", "2024-05-17")]),
        ("vom 30.4.–2.5.2025", [("30.4.", "2025-04-30"), ("2.5.2025", "2025-05-02")]),
        ("vom 30. April bis 2. Mai 2025", [("30. April", "2025-04-30"), ("2. Mai 2025", "2025-05-02")]),
        ("vom 20. Dezember 2024 bis 6. Januar", [("20. Dezember 2024", "2024-12-20"), ("6. Januar", "2025-01-06")]),
        ("von Freitag, 3., bis Sonntag, 5. Mai", [("Freitag, 3.", "2024-05-03"), ("Sonntag, 5. Mai", "2024-05-05")]),
        ("vom 6. Oktober bis 3. Mai 2025", [("6. Oktober", "2024-10-06"), ("3. Mai 2025", "2025-05-03")]),
        ("am 20. Dezember und 6. Januar 2025", [("20. Dezember", "2024-12-20"), ("6. Januar 2025", "2025-01-06")]),
        ("am Donnerstag, 6. Juni, und am 3. Mai 2024", [("Donnerstag, 6. Juni", "2024-06-06"), ("3. Mai 2024", "2024-05-03")]),
        ("am 5.5. und 6.6.", [("5.5.", "2024-05-05"), ("6.6.", "2024-06-06")]),
        (
            "Samstag und Sonntag, 8. und 9. Juni",
            [("Samstag", "2024-06-08"), ("Sonntag", "2024-06-09"), ("8.", "2024-06-08"), ("9. Juni", "2024-06-09")],
        ),
    ],
)
def test_days_of_a_list_or_range_share_month_and_year(read, text, expected):
    assert read(text) == expected


def test_impossible_day_is_no_date(read):
    assert read("Am 31. April 2024 und am 29. Februar 2023 war nichts.") == []


def test_missing_year_follows_the_weekday(read):
    assert read("Am Donnerstag, 6. Juli, besuchte sie Halle.") == [("Donnerstag, 6. Juli", "2023-07-06")]


def test_weekday_leads_to_an_earlier_year_where_only_the_day_of_the_run_is_known():
    (timex,) = find_timexes("Am Donnerstag, 6. Juli, besuchte sie Halle.", issued_on="2026-11-22", stated=False)
    assert timex.value == "2023-07-06"


def test_weekday_that_contradicts_its_date_lowers_the_confidence():
    right, wrong = (
        find_timexes(f"Am {day}, 12. März 2024, war Sitzung.", issued_on="2024-03-13")[0] for day in ("Dienstag", "Freitag")
    )
    assert right.value == wrong.value == "2024-03-12"
    assert right.confidence > 0.9 > 0.6 > wrong.confidence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am 12. Januar fand die Messe statt.", "2024-01-12"),
        ("Am 12. Januar wird die Messe stattfinden.", "2025-01-12"),
        ("Am 20. Dezember wurde gefeiert.", "2023-12-20"),
        ("Am 20. Dezember soll gefeiert werden.", "2024-12-20"),
        ("15. Oktober: Konzert", "2024-10-15"),
        ("Das für den 8. Juni geplante Konzert wurde abgesagt.", "2024-06-08"),
    ],
)
def test_missing_year_follows_the_tense(read, text, value):
    assert [found for _, found in read(text)] == [value]


def test_story_keeps_the_year_of_the_day_before(read):
    assert read("Im März 1992 fiel die Mauer, am 5. April begann der Bau.")[1] == ("5. April", "1992-04-05")


def test_founding_year_of_the_same_sentence_is_not_the_year_of_its_day(read):
    assert read("Der 1889 gegründete Verein feierte am 2. März sein Fest.")[1] == ("2. März", "2024-03-02")


def test_without_a_day_to_count_from_the_year_stays_open(read):
    assert read("Am 6. Juli besuchte sie Halle.", issued_on="") == [("6. Juli", "XXXX-07-06")]


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_day_first(day):
    for written in (f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}", f"{day.day}. {MONTHS[day.month - 1]} {day.year}"):
        (timex,) = find_timexes(f"Am {written} war Sitzung.", issued_on="2024-03-13")
        assert (timex.value, timex.start_date, timex.end_date, timex.granularity) == (*[day.isoformat()] * 3, "day")


@pytest.mark.parametrize("joint", ["auf den", "zum"])
def test_days_of_a_night_share_their_month(read, joint):
    found = read(f"In der Nacht vom 3. {joint} 4. Mai 2024 wird die Brücke gesperrt.")
    assert [one for one in found if one[1] in {"2024-05-03", "2024-05-04"}] == [
        ("3.", "2024-05-03"),
        ("4. Mai 2024", "2024-05-04"),
    ]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Am Donnerstag, 5. Juli 2023, wird gebaut.", "weekday_contradicts"),
        ("Am Mittwoch, 5. Juli 2023, wird gebaut.", ""),
        ("Am 5. Juli 2023 wird gebaut.", ""),
        ("In der Nacht zum Mittwoch, 5. Juli 2023, brannte es.", ""),
    ],
)
def test_weekday_that_contradicts_its_date_is_noted(text, note):
    timex = next(one for one in find_timexes(text, issued_on="2023-07-01") if one.value.startswith("2023-07"))
    assert timex.note == note
