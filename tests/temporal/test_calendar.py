from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.temporal.calendar import covered, granularity, shift, value_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-W11-WE", "2024-03-16", "2024-03-17"),
        ("2024-03-12TEV", "2024-03-12", "2024-03-12"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2024/2025", "2024-01-01", "2025-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("P3Y", "", ""),
        ("XXXX-WXX-6T10:00", "", ""),
        ("PRESENT_REF", "", ""),
    ],
)
def test_value_covers_its_days(value, first, last):
    assert covered(value) == (first, last)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("2024-03-12", "DATE", "day"),
        ("2024-WI", "DATE", "season"),
        ("2024-W12", "DATE", "week"),
        ("2024-W12-WE", "DATE", "week"),
        ("199", "DATE", "decade"),
        ("2024-03-12T18:00", "TIME", "time"),
        ("P3Y", "DURATION", "duration"),
        ("XXXX-WXX-3", "SET", "set"),
        ("FUTURE_REF", "DATE", "ref"),
    ],
)
def test_granularity_is_that_of_the_value(value, kind, expected):
    assert granularity(value, kind) == expected


def test_step_by_months_ends_on_the_last_day():
    assert shift(dt.date(2024, 1, 31), 1, "M") == dt.date(2024, 2, 29)


def test_step_out_of_the_calendar_is_none():
    assert shift(dt.date(9999, 12, 31), 1, "D") is None


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from("DWMY"))
def test_value_of_a_day_covers_that_day(day, unit):
    first, last = covered(value_of(day, unit))
    assert first <= day.isoformat() <= last
