from __future__ import annotations

import pytest

from pipeline.extensions import Zone
from pipeline.temporal.issue_day import issue_day

BODY = "Die Stadt saniert das Rathaus. Die Arbeiten dauern zwei Jahre."


@pytest.mark.parametrize(
    "head",
    [
        "Halle, 12. März 2024",
        "Halle, den 12.03.2024",
        "Halle (Saale), 12.3.2024",
        "12. März 2024",
        "Pressemitteilung vom 12. März 2024",
        "Medieninformation vom 12.03.2024, 11:45 Uhr",
        "Pressemitteilung Nr. 87/2024 | 12. März 2024",
        "Datum: 12.03.2024",
        "Dienstag, 12. März 2024",
        "2024-03-12",
    ],
)
def test_letterhead_gives_the_day(head):
    assert issue_day(f"Stadt Halle\n{head}\n\nRathaus wird saniert\n\n{BODY}", as_of="2024-06-01") == ("2024-03-12", "text")


@pytest.mark.parametrize(
    "dateline",
    [
        "Halle, 12. März 2024 – ",
        "Halle, 12.03.2024: ",
        "Halle, 12. März 2024. ",
        "Halle, Dienstag, 12. März – ",
        "Halle (12.03.2024) – ",
    ],
)
def test_dateline_gives_the_day(dateline):
    text = f"Rathaus wird saniert\n\n{dateline}{BODY}"
    start = text.index("Halle")
    zones = [
        Zone("headline", 0, start),
        Zone("dateline", start, start + len(dateline)),
        Zone("body", start + len(dateline), len(text)),
    ]
    assert issue_day(text, zones=zones, as_of="2024-06-01") == ("2024-03-12", "text")
    assert issue_day(text, as_of="2024-06-01") == ("2024-03-12", "text")


def test_day_of_the_embargo_stands_in_where_no_other_is_given():
    text = f"Sperrfrist: Freitag, 15. März 2024, 10 Uhr\n{{}}\nRathaus wird saniert\n\n{BODY}"
    assert issue_day(text.format(""), as_of="2024-06-01") == ("2024-03-15", "text")
    assert issue_day(text.format("Halle, 12. März 2024\n"), as_of="2024-06-01") == ("2024-03-12", "text")


@pytest.mark.parametrize("line", ["Halle, den 12. März 2024", "Halle (Saale), 12.03.2024", "Halle, l2. März 2O24"])
def test_place_and_day_below_the_text_give_the_day(line):
    text = f"Rathaus wird saniert\n\n{BODY}\n\n{line}\nPressestelle, Telefon 0345 1234"
    end = text.index("Halle,") if "Halle," in text else text.index("Halle (")
    zones = [Zone("headline", 0, 20), Zone("body", 20, end), Zone("contact", end, len(text))]
    assert issue_day(text, zones=zones, as_of="2024-06-01") == ("2024-03-12", "text")


def test_label_in_the_footer_gives_the_day():
    text = f"Rathaus wird saniert\n\n{BODY}\n\nStadt Halle, Presseamt\nStand: 12. März 2024"
    zones = [
        Zone("headline", 0, 20),
        Zone("body", 20, text.index("Stadt Halle")),
        Zone("footer", text.index("Stadt Halle"), len(text)),
    ]
    assert issue_day(text, zones=zones, as_of="2024-06-01") == ("2024-03-12", "text")


@pytest.mark.parametrize(
    "line",
    [
        "Frei ab 12. März 2024",
        "Anmeldeschluss: 12. März 2024",
        "Pressetermin am 12. März 2024",
        "Bewerbungen bis zum 12. März 2024",
    ],
)
def test_deadline_is_not_the_day(line):
    assert issue_day(f"Stadt Halle\n{line}\n\nRathaus wird saniert\n\n{BODY}", as_of="2024-06-01") == ("", "as_of")


def test_day_beyond_the_run_is_refused():
    assert issue_day(f"Halle, 12. März 2094\n\n{BODY}", as_of="2024-06-01") == ("", "as_of")


def test_founding_day_is_not_the_day():
    text = f"Rathaus wird saniert\n\n{BODY}\n\nÜber uns\nDer Verein wird am 3. Mai 1995 gegründet."
    assert issue_day(text, as_of="2024-06-01") == ("", "as_of")


def test_latest_day_that_is_told_stands_in_for_the_day():
    text = "Am 2. März 2024 begann der Bau, am 9. März 2024 feierte die Stadt. Am 4. Mai 2024 wird eröffnet."
    assert issue_day(text, as_of="2024-06-01") == ("2024-03-09", "text")


def test_weekday_fixes_the_year_of_the_day():
    assert issue_day("Am Donnerstag, 6. Juli, besuchte eine Gruppe Halle.", as_of="2026-11-22") == ("2023-07-06", "text")


def test_day_to_come_says_nothing():
    assert issue_day("Am Donnerstag, 6. Juli, wird eine Gruppe Halle besuchen.", as_of="2026-11-22") == ("", "as_of")


@pytest.mark.parametrize("file", ["2024-03-12_pm.txt", "pm/20240312.txt", "PM 12.03.2024.txt", "pm_2024_03_12_rathaus.txt"])
def test_file_name_gives_the_day(file):
    assert issue_day(BODY, file=file, as_of="2024-06-01") == ("2024-03-12", "filename")


def test_file_name_gives_the_year_alone():
    assert issue_day(BODY, file="PM_087_2024.txt", as_of="2024-06-01") == ("2024", "filename")


@pytest.mark.parametrize("file", ["pm_087.txt", "tel_03411990.txt", "2094-03-12.txt", "2019_2024.txt", ""])
def test_file_name_without_a_possible_day_gives_nothing(file):
    assert issue_day(BODY, file=file, as_of="2024-06-01") == ("", "as_of")


def test_letterhead_goes_before_the_file_name():
    assert issue_day(f"Halle, 12. März 2024\n\n{BODY}", file="2024-03-15.txt", as_of="2024-06-01") == ("2024-03-12", "text")


def test_file_name_goes_before_an_earlier_day_that_is_told():
    assert issue_day("Am 9. März 2024 feierte die Stadt.", file="2024-03-12.txt", as_of="2024-06-01") == (
        "2024-03-12",
        "filename",
    )
    assert issue_day("Am 9. März 2024 feierte die Stadt.", file="2024-03-01.txt", as_of="2024-06-01") == ("2024-03-09", "text")


def test_without_a_day_of_the_run_any_day_is_possible():
    assert issue_day(f"Halle, 12. März 2024\n\n{BODY}") == ("2024-03-12", "text")
