from __future__ import annotations

import pytest

from pipeline.components.zones import find_zones
from pipeline.page.layout import date_line, is_date_line, is_press_label
from pipeline.temporal.issue_day import issue_day

BODY = (
    "Die Stadtwerke erneuern die Leitung in der Gartenstraße. Am Mittwoch hat der Aufsichtsrat zugestimmt. Gebaut worden war "
    "zuletzt 1998, sagte die Geschäftsführerin bei einem Rundgang."
)


@pytest.mark.parametrize(
    "line",
    [
        "Holm, 14. Juni 2024",
        "Holm, 14. Juni 2024 –",
        "HOLM (14. Juni 2024).",
        "(Holm, 14.06.2024)",
        "Holm, l4. Juni 2024",
        "Holm, 14. Juni 2O24",
        "Holm, Freitag, den 14. Juni 2024",
    ],
)
def test_place_and_day_on_a_line_of_their_own_are_no_headline(line):
    found = date_line(line)
    assert is_date_line(line)
    assert found is not None
    assert found["place"].casefold() == "holm"
    for text in (
        f"{line}\n\nNeue Leitung für die Gartenstraße\n\n{BODY}",
        f"Neue Leitung für die Gartenstraße\n\n{line}\n\n{BODY}",
    ):
        zones = find_zones(text)
        assert [text[zone.start : zone.end] for zone in zones if zone.kind == "headline"] == [
            "Neue Leitung für die Gartenstraße"
        ]
        assert issue_day(text, zones=zones, as_of="2025-01-01") == ("2024-06-14", "text")


@pytest.mark.parametrize("line", ["Holm, die Stadt am Fluss", "Holm feiert 14 Juni-Nächte (2024)", "Am 14. Juni 2024 in Holm"])
def test_line_that_says_more_is_no_date_line(line):
    assert not is_date_line(line)


@pytest.mark.parametrize("words", ["Presse-Information", "P R E S S E D I E N S T", "Pressemeldung", "PRESSEMITTEILUNG"])
def test_kind_of_release_is_a_press_label(words):
    assert is_press_label(words)


@pytest.mark.parametrize("words", ["Presseclub Holm", "Medienanstalt Nordmark", "Stadt Holm"])
def test_body_whose_name_begins_like_a_label_is_none(words):
    assert not is_press_label(words)


def test_report_is_the_headline_where_nothing_else_is():
    text = f"Polizeipräsidium Holm\nPressestelle\n\nPolizeibericht vom Wochenende 14. bis 16. Juni 2024\n\nHolm. {BODY}"
    heads = [text[zone.start : zone.end] for zone in find_zones(text) if zone.kind == "headline"]
    assert heads == ["Polizeibericht vom Wochenende 14. bis 16. Juni 2024"]
    told = text.replace("\n\nHolm", "\n\nEinbruch ins Bootshaus\n\nHolm")
    assert [told[zone.start : zone.end] for zone in find_zones(told) if zone.kind == "headline"] == ["Einbruch ins Bootshaus"]
