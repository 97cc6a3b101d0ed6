from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeden Mittwoch", [("jeden Mittwoch", "XXXX-WXX-3")]),
        ("jeden Mittwochabend", [("jeden Mittwochabend", "XXXX-WXX-3TEV")]),
        ("jeden ersten Sonntag im Monat", [("jeden ersten Sonntag im Monat", "XXXX-WXX-7")]),
        ("jeden Dienstag und Donnerstag", [("jeden Dienstag", "XXXX-WXX-2"), ("Donnerstag", "XXXX-WXX-4")]),
        ("am ersten Mittwoch im Monat", [("ersten Mittwoch im Monat", "XXXX-WXX-3")]),
        (
            "freitags um 16 Uhr und sonntags um 11 Uhr",
            [
                ("freitags", "XXXX-WXX-5"),
                ("16 Uhr", "XXXX-WXX-5T16:00"),
                ("sonntags", "XXXX-WXX-7"),
                ("11 Uhr", "XXXX-WXX-7T11:00"),
            ],
        ),
        ("alle zwei Jahre", [("alle zwei Jahre", "P2Y")]),
        ("montags bis freitags", [("montags", "XXXX-WXX-1"), ("freitags", "XXXX-WXX-5")]),
        ("täglich", [("täglich", "P1D")]),
        ("die jährliche Tagung", [("jährliche", "P1Y")]),
        ("an Sonntagen", [("Sonntagen", "XXXX-WXX-7")]),
        ("zweimal im Monat", [("zweimal im Monat", "P1M")]),
        ("400 Euro im Monat", [("Monat", "P1M")]),
        (
            "Mo–Fr 9–17 Uhr",
            [("Mo", "XXXX-WXX-1"), ("Fr", "XXXX-WXX-5"), ("9", "XXXX-XX-XXT09:00"), ("17 Uhr", "XXXX-XX-XXT17:00")],
        ),
    ],
)
def test_what_recurs_is_a_set(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text", ["Alle Jahre wieder", "So. Und nun?", "Mit Do it yourself zum Ziel", "Fr. Berg und Hr. Tal"])
def test_short_and_common_words_are_no_sets(read, text):
    assert read(text) == []
