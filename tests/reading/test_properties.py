"""What documents say of themselves, and what is plainly nothing."""

import pytest

from pipeline.lexicon import load_lexicon
from pipeline.reading.properties import iso_day_of, name_of, title_of


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-15", "2024-03-15"),
        ("2024-03-15T23:30:00+01:00", "2024-03-15"),
        ("2024-03-15T23:30:00Z", "2024-03-16"),
        ("15.03.2024", "2024-03-15"),
        ("Freitag, 15. März 2024 09:12", "2024-03-15"),
        ("Fr, 15.3.2024, 10 Uhr", "2024-03-15"),
        ("31.02.2024", ""),
        ("2024-13-01", ""),
        ("9999-12-31T23:59:00Z", ""),
        ("gestern", ""),
        ("", ""),
    ],
)
def test_days_are_read_in_the_forms_that_programs_write(value, day):
    assert iso_day_of(value) == day


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Neues Freibad eröffnet", "Neues Freibad eröffnet"),
        ("Microsoft Word - Neues Freibad eröffnet", "Neues Freibad eröffnet"),
        ("WG: AW: Neues Freibad eröffnet", "Neues Freibad eröffnet"),
        ("[EXTERN] Pressemitteilung Nr. 12/2024: Neues Freibad eröffnet", "Neues Freibad eröffnet"),
        ("PM 12/24 – Neues Freibad eröffnet", "Neues Freibad eröffnet"),
        ("Medieninformation der Stadt Lindental: Neues Freibad eröffnet", "Neues Freibad eröffnet"),
        ("Microsoft Word - Dokument1", ""),
        ("pm_087_2024", ""),
        ("Microsoft Word - PM 12 Freibad.docx", ""),
        ("Dokument1", ""),
        ("https://example.org/presse/1", ""),
        ("Pressemitteilung", ""),
        ("", ""),
    ],
)
def test_a_title_is_what_remains_without_programs_and_labels(value, title):
    assert title_of(value) == title


@pytest.mark.parametrize("row", load_lexicon("document_properties"), ids=lambda row: row["word"])
def test_each_row_of_empty_properties_is_empty_in_its_example(row):
    assert (title_of if row["kind"] == "title" else name_of)(row["example"]) == ""


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('"Pressestelle Stadt Lindental" <presse@example.org>', "Pressestelle Stadt Lindental"),
        ("presse@example.org", ""),
        ("…", ""),
    ],
)
def test_a_name_is_no_address(value, name):
    assert name_of(value) == name
