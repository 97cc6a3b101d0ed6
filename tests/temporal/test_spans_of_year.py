from __future__ import annotations

import pytest

from pipeline.temporal import find_timexes


@pytest.mark.parametrize(
    ("text", "value", "first", "last", "granularity"),
    [
        ("im zweiten Quartal 2025", "2025-Q2", "2025-04-01", "2025-06-30", "quarter"),
        ("Im dritten Quartal soll gebaut werden.", "2024-Q3", "2024-07-01", "2024-09-30", "quarter"),
        ("Im vierten Quartal sank der Umsatz.", "2023-Q4", "2023-10-01", "2023-12-31", "quarter"),
        ("im 1. Halbjahr 2025", "2025-H1", "2025-01-01", "2025-06-30", "half"),
        ("in der zweiten Jahreshälfte 2023", "2023-H2", "2023-07-01", "2023-12-31", "half"),
        ("in KW 27", "2024-W27", "2024-07-01", "2024-07-07", "week"),
        ("in der 27. Kalenderwoche 2025", "2025-W27", "2025-06-30", "2025-07-06", "week"),
        ("im Frühjahr 2025", "2025-SP", "2025-03-01", "2025-05-31", "season"),
        ("im Winter 2023/24", "2023-WI", "2023-12-01", "2024-02-29", "season"),
        ("im Schuljahr 2024/25", "2024/2025", "2024-08-01", "2025-07-31", "year"),
        ("in den 1990er Jahren", "199", "1990-01-01", "1999-12-31", "decade"),
        ("in den 80er-Jahren", "198", "1980-01-01", "1989-12-31", "decade"),
        ("Anfang der siebziger Jahre", "197", "1970-01-01", "1979-12-31", "decade"),
        ("im 19. Jahrhundert", "18", "1800-01-01", "1899-12-31", "century"),
        ("Ende 2025", "2025", "2025-01-01", "2025-12-31", "year"),
        ("im Mai 2025", "2025-05", "2025-05-01", "2025-05-31", "month"),
    ],
)
def test_span_has_its_value_and_its_first_and_last_day(text, value, first, last, granularity):
    (timex,) = find_timexes(text, issued_on="2024-03-13")
    assert (timex.value, timex.start_date, timex.end_date, timex.granularity) == (value, first, last, granularity)


def test_two_quarters_share_their_noun_and_year(read):
    assert read("im ersten und zweiten Quartal 2025") == [("ersten", "2025-Q1"), ("zweiten Quartal 2025", "2025-Q2")]


def test_two_centuries_share_their_noun(read):
    assert read("im 18. und 19. Jahrhundert") == [("18.", "17"), ("19. Jahrhundert", "18")]


def test_season_without_preposition_is_a_name(read):
    assert read("Frau Sommer traf Herrn Winter.") == []


@pytest.mark.parametrize(
    ("text", "issued_on", "value"),
    [
        ("im laufenden Schuljahr", "2024-03-13", "2023/2024"),
        ("im kommenden Schuljahr", "2024-03-13", "2024/2025"),
        ("im vergangenen Schuljahr", "2024-09-13", "2023/2024"),
        ("im laufenden Wintersemester", "2024-01-13", "2023/2024"),
        ("im vergangenen Wintersemester", "2024-06-13", "2023/2024"),
        ("im kommenden Wintersemester", "2024-06-13", "2024/2025"),
        ("zu Beginn des neuen Schuljahres", "2024-07-20", "2024/2025"),
        ("zu Beginn des neuen Schuljahres", "2024-09-20", "2024/2025"),
        ("Im neuen Jahr", "2024-12-01", "2025"),
        ("Im neuen Jahr", "2025-01-20", "2025"),
    ],
)
def test_school_year_counts_from_the_release(read, text, issued_on, value):
    assert [found for _, found in read(text, issued_on)] == [value]
