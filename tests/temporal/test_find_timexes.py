from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extensions import Zone
from pipeline.temporal import find_timexes

PIECES = [
    "am", "vom", "bis", "zum", "und", "3.", "14.", "Mai", "März", "2024", "12.3.", "18", "Uhr", "18.30", "Montag", "Samstagabend", "heute", "vor",
    "zwei", "Wochen", "Jahren", "kommenden", "Ende", "des", "Jahres", "jeden", ",", ".", "–", "/", "\n", "\n\n", "„", "“", "‚", "(", "wurde", "wird",
    "Quartal", "ersten", "Jahrhundert", "90er", "KW", "Nacht", "später", "Weihnachten", "Winter", "2023/24", "31.", "29.2.", "9999", "0001", "1000",
]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25),
    st.sampled_from(["2024-03-13", "2024", "2024-03", "", "0001-01-01", "9999-12-31", "x"]),
)
def test_any_text_gives_sorted_separate_expressions(pieces, issued_on):
    text = " ".join(pieces)
    found = find_timexes(text, issued_on=issued_on)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all(one.value and one.type in {"DATE", "TIME", "DURATION", "SET"} and 0 < one.confidence <= 1 for one in found)
    assert all(bool(one.start_date) == bool(one.end_date) and one.start_date <= one.end_date for one in found)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_no_text_is_too_strange(text):
    assert all(text[one.start : one.end].strip() for one in find_timexes(text, issued_on="2024-03-13"))


def _calls(text: str) -> int:
    """Function calls that a text costs: steps, not seconds."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_timexes(text, issued_on="2024-03-13")
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "unit",
    [
        "1. ",
        "3., ",
        "1.2.",
        "18 und ",
        "12. März, ",
        "2024 ",
        "am 3. Mai wurde, ",
        "Montag und ",
        '"',
        "‚heute ",
        "vor zwei ",
        "Ende der ",
        "5 bis ",
        "Sonntag der ",
        "Nacht auf den 3., ",
        "vom 3. auf den ",
    ],
)
def test_steps_grow_with_the_length_and_no_faster(unit):
    find_timexes(unit, issued_on="2024-03-13")  # words are loaded once
    short, long = _calls(unit * 400), _calls(unit * 800)
    assert long < 2.2 * short
    assert long < 400 * len(unit) * 800


def test_year_alone_gives_years_but_no_days():
    found = find_timexes("Am 6. Juli kam er, gestern ging er, am Montag war Ruhe.", issued_on="2023")
    assert [one.value for one in found] == ["2023-07-06", "PAST_REF", "XXXX-WXX-1"]


def test_contact_zone_keeps_office_hours_and_drops_numbers():
    text = "Telefon 0341 1999 (montags bis freitags, 9 bis 13 Uhr), seit 2012, zwei Jahre"
    found = find_timexes(text, issued_on="2024-03-13", zones=[Zone("contact", 0, len(text))])
    assert [text[one.start : one.end] for one in found] == ["montags", "freitags", "9", "13 Uhr"]
    assert [one.value for one in found][2:] == ["XXXX-XX-XXT09:00", "XXXX-XX-XXT13:00"]


def test_date_of_the_letterhead_is_no_anchor_for_the_text():
    text = "Halle, 12. März 2024\n\nAm selben Tag begann der Bau."
    header = [Zone("header", 0, 20), Zone("body", 20, len(text))]
    anchored, loose = (find_timexes(text, issued_on="2024-03-13", zones=zones)[1] for zones in ((), header))
    assert anchored.value == "2024-03-12"
    assert loose.value == "2024-03-13"
    assert loose.confidence < anchored.confidence


def test_undated_release_takes_its_years_from_a_weekday_it_names():
    text = "Der Tag der offenen Tür am Samstag, 23. November, muss entfallen. Neuer Termin ist der 30. November. Am Montag war Probe."
    found = find_timexes(text, issued_on="2026-07-01", stated=False)
    assert [one.value for one in found] == ["2024-11-23", "2024-11-30", "XXXX-WXX-1"]


def test_undated_release_of_these_days_counts_from_the_run():
    text = "Am Samstag, 23. November, ist Markt. Am Montag war Probe."
    assert [one.value for one in find_timexes(text, issued_on="2024-11-20", stated=False)] == ["2024-11-23", "2024-11-18"]


def test_what_counts_from_the_run_alone_is_unsure():
    text = "Heute und am 6. Juli ist Markt, am Donnerstag, 6. Juni, auch. Am 3. Mai 2024, 18 Uhr, war Rat."
    sure = {text[one.start : one.end]: one.confidence for one in find_timexes(text, issued_on="2024-05-20", stated=False)}
    assert max(sure["Heute"], sure["6. Juli"]) <= 0.5
    assert min(sure["Donnerstag, 6. Juni"], sure["3. Mai 2024"], sure["18 Uhr"]) > 0.9


def test_second_reading_of_a_text_counts_from_its_own_day():
    text = "Heute tagt der Rat, am 3. Mai der Kreistag."
    for issued_on in ("2024-03-13", "2023-03-13", "2024-03-13"):
        found = find_timexes(text, issued_on=issued_on)
        assert [one.value for one in found] == [issued_on, f"{issued_on[:4]}-05-03"]
