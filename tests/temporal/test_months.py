from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Fest ist im Mai 2025.", [("Mai 2025", "2025-05")]),
        ("Das Fest ist Ende Mai.", [("Ende Mai", "2024-05")]),
        ("Im Januar sank die Zahl.", [("Januar", "2024-01")]),
        ("Im Dezember war Richtfest.", [("Dezember", "2023-12")]),
        ("Der Bau soll im Februar beginnen.", [("Februar", "2025-02")]),
        ("im kommenden Mai und im vergangenen Oktober", [("kommenden Mai", "2024-05"), ("vergangenen Oktober", "2023-10")]),
        ("von Mai bis August 2025", [("Mai", "2025-05"), ("August 2025", "2025-08")]),
        ("im Juli/August 2025", [("Juli", "2025-07"), ("August 2025", "2025-08")]),
        ("von Oktober bis März ist zu", [("Oktober", "2024-10"), ("März", "2025-03")]),
        ("Das Fest wird vom Juni auf den Mai 2025 verlegt.", [("Juni", "2024-06"), ("Mai 2025", "2025-05")]),
        ("im April vergangenen Jahres", [("April vergangenen Jahres", "2023-04")]),
        ("seit August ’23", [("August ’23", "2023-08")]),
        ("Die im Januar eröffnete Schau schließt.", [("Januar", "2024-01")]),
        ("Die im Februar beginnende Schau wird groß.", [("Februar", "2025-02")]),
    ],
)
def test_month_takes_its_year_from_words_or_tense(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ["Frau Mai und August Berg kamen.", "Herr März sprach mit Dr. Mai.", "Es sprach August von Berg."]
)
def test_month_that_is_a_name_is_no_date(read, text):
    assert read(text) == []


def test_date_that_something_moves_away_from_may_lie_ahead(read):
    assert read("Die Messe wird vom April in den September verlegt.") == [("April", "2024-04"), ("September", "2024-09")]
    assert read("Das Ergebnis vom Januar liegt in den Akten.") == [("Januar", "2024-01")]
